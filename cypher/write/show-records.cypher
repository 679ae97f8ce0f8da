// Makes records count again on the day they belong to.
UNWIND $rows AS row
MATCH (r:Record {id: row.id})
MATCH (d:Day {id: r.day_id})
MERGE (r)-[:ON_DAY]->(d)
SET d.stale_of = left(d.id, size(d.id) - 11)
FOREACH (other IN [(r)-[:MEASURED]->(:Rep)<-[:HAS_REP]-(:Set)-[:ON_DAY]->(o:Day) | o] |
  SET other.stale_of = left(other.id, size(other.id) - 11))
