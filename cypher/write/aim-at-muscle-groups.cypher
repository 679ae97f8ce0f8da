// The group of muscles that each goal is about.
UNWIND $rows AS row
MATCH (g:Goal {id: row.id})
MATCH (p:MuscleGroup {id: row.of_id})
MERGE (g)-[:ABOUT]->(p)
