// Which food another is a kind of.
UNWIND $rows AS row
MATCH (f:Food {id: row.id})
MERGE (g:Food {id: row.generic})
MERGE (f)-[:KIND_OF]->(g)
