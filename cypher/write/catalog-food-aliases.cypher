// Other names of foods.
UNWIND $rows AS row
MATCH (f:Food {id: row.target})
MERGE (a:Alias {id: row.id})
SET a.text = row.text, a.language = row.language, a.source = row.source
MERGE (a)-[:NAMES]->(f)
