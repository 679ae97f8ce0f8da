// The muscle that each goal is about.
UNWIND $rows AS row
MATCH (g:Goal {id: row.id})
MATCH (m:Muscle {id: row.of_id})
MERGE (g)-[:ABOUT]->(m)
