// The exercise that each goal is about.
UNWIND $rows AS row
MATCH (g:Goal {id: row.id})
MATCH (e:Exercise {id: row.of_id})
MERGE (g)-[:ABOUT]->(e)
