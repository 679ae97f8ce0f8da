// The food that was found for some words, and which answers describe it.
UNWIND $rows AS row
MATCH (l:Lookup {id: row.id})
MATCH (f:Food {id: row.food_id})
MERGE (l)-[:FOUND]->(f)
WITH l, f
MATCH (l)-[:ANSWERED_BY]->(a:ApiAnswer)
MERGE (a)-[:DESCRIBES]->(f)
