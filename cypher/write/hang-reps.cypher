// Hangs measured repetitions on the set they belong to.
UNWIND $rows AS row
MATCH (r:Rep {id: row.id})
MATCH (x:Set {id: row.set_id})
MERGE (x)-[:HAS_REP]->(r)
FOREACH (d IN [(x)-[:ON_DAY]->(o:Day) | o] | SET d.stale_of = left(d.id, size(d.id) - 11))
