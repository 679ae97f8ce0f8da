// Rows of sources, each with licence and author, and the exercise that it describes.
UNWIND $rows AS row
MERGE (s:SourceExercise {id: row.id})
SET s += row.properties
WITH s, row
OPTIONAL MATCH (s)-[old:DESCRIBES]->(:Exercise)
DELETE old
WITH DISTINCT s, row
MATCH (e:Exercise {id: row.exercise})
MERGE (s)-[:DESCRIBES]->(e)
