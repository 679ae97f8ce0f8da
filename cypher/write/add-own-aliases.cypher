// Names that a person has for exercises, each for one exercise at a time.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})
MATCH (e:Exercise {id: row.target})
MERGE (a:Alias {id: row.id})
SET a.text = row.text, a.language = row.language, a.source = coalesce(row.source, 'person'), a.key = row.key
MERGE (u)-[:OWNS]->(a)
WITH a, e
OPTIONAL MATCH (a)-[old:NAMES]->(:Exercise)
DELETE old
WITH DISTINCT a, e
MERGE (a)-[:NAMES]->(e)
