// Changes of a person's pantry.
UNWIND $rows AS row
OPTIONAL MATCH (old:Record {id: row.id})
WITH row WHERE old IS NULL
MATCH (u:User {id: row.user_id})
MATCH (d:Day {id: row.day_id})
MATCH (f:Food {id: row.food_id})
CREATE (s:Stock:Record {id: row.id})
SET s += row.properties
CREATE (s)-[:ON_DAY]->(d)
CREATE (u)-[:STOCKS]->(s)
CREATE (s)-[:OF_FOOD]->(f)
