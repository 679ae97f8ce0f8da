// Other names of exercises.
UNWIND $rows AS row
MATCH (e:Exercise {id: row.target})
MERGE (a:Alias {id: row.id})
SET a.text = row.text, a.language = row.language, a.source = row.source
MERGE (a)-[:NAMES]->(e)
