// Sets of a session, each of an exercise and on its local day.
UNWIND $rows AS row
MATCH (d:Day {id: row.day_id})
MATCH (s:Session {id: row.session_id})
MATCH (e:Exercise {id: row.exercise_id})
MERGE (x:Set:Record {id: row.id})
ON CREATE SET x += row.properties
MERGE (x)-[:ON_DAY]->(d)
MERGE (s)-[:HAS_SET]->(x)
MERGE (x)-[:OF_EXERCISE]->(e)
