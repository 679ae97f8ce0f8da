// What a person is in the middle of: the exercise that was just named. Older ones are no longer looked at.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})
OPTIONAL MATCH (u)-[old:IS_IN]->(m:Mode)
WHERE m.until < row.since
DELETE old
WITH DISTINCT u, row
MATCH (e:Exercise {id: row.exercise_id})
MERGE (n:Mode {id: row.id})
ON CREATE SET n.kind = 'exercise', n.since = row.since, n.until = row.until
MERGE (u)-[:IS_IN]->(n)
MERGE (n)-[:ABOUT]->(e)
