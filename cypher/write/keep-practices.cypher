// A person's own history of an exercise, so that "last time" never walks through a node that all people share.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})
MATCH (e:Exercise {id: row.exercise_id})
MERGE (p:Practice {id: row.id})
ON CREATE SET p.last_on = row.date
MERGE (u)-[:PRACTISES]->(p)
MERGE (p)-[:OF_EXERCISE]->(e)
SET p.last_on = CASE WHEN p.last_on < row.date THEN row.date ELSE p.last_on END
WITH p, row
UNWIND row.set_ids AS set_id
MATCH (x:Set {id: set_id})
MERGE (x)-[:IN_PRACTICE]->(p)
