// Sets of a session, each of an exercise and on its local day.
UNWIND $rows AS row
OPTIONAL MATCH (old:Record {id: row.id})
WITH row WHERE old IS NULL
MATCH (d:Day {id: row.day_id})
MATCH (s:Session {id: row.session_id})
MATCH (e:Exercise {id: row.exercise_id})
CREATE (x:Set:Record {id: row.id})
SET x += row.properties
CREATE (x)-[:ON_DAY]->(d)
CREATE (s)-[:HAS_SET]->(x)
CREATE (x)-[:OF_EXERCISE]->(e)
