// Portions of a cooking batch, each in its meal and on its local day.
UNWIND $rows AS row
OPTIONAL MATCH (old:Record {id: row.id})
WITH row WHERE old IS NULL
MATCH (d:Day {id: row.day_id})<-[:LIVED]-(:User {id: row.user_id})
MATCH (m:Meal {id: row.meal_id})
MATCH (b:CookingBatch {id: row.batch_id})<-[:COOKED]-(u:User)
WHERE u.id = row.user_id
CREATE (p:Portion:Record {id: row.id})
SET p += row.properties
CREATE (p)-[:ON_DAY]->(d)
CREATE (m)-[:CONTAINS]->(p)
CREATE (p)-[:PORTION_OF]->(b)
