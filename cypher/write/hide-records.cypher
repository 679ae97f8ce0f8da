// Takes records out of what counts: undone, deleted or replaced.
UNWIND $rows AS row
MATCH (r:Record {id: row.id})-[on:ON_DAY]->(d:Day)
SET d.stale_of = left(d.id, size(d.id) - 11)
FOREACH (other IN [(r)-[:MEASURED]->(:Rep)<-[:HAS_REP]-(:Set)-[:ON_DAY]->(o:Day) | o] |
  SET other.stale_of = left(other.id, size(other.id) - 11))
DELETE on
