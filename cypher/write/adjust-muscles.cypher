// How much a muscle works in an exercise for one person, in place of what the catalog says.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})
MATCH (e:Exercise {id: row.exercise})
MATCH (m:Muscle {id: row.muscle})
MERGE (a:Adjustment {id: row.id})
SET a.exercise = row.exercise, a.muscle = row.muscle, a.activation = row.activation
MERGE (u)-[:ADJUSTS]->(a)
MERGE (a)-[:OF_EXERCISE]->(e)
MERGE (a)-[:OF_MUSCLE]->(m)
