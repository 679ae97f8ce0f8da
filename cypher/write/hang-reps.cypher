// Hangs measured repetitions on the set they belong to.
UNWIND $rows AS row
MATCH (r:Rep {id: row.id})
MATCH (x:Set {id: row.set_id})
MERGE (x)-[:HAS_REP]->(r)
