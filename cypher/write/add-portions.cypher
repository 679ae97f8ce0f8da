// Portions of foods, each in its meal and on its local day.
UNWIND $rows AS row
OPTIONAL MATCH (old:Record {id: row.id})
WITH row WHERE old IS NULL
MATCH (d:Day {id: row.day_id})
MATCH (m:Meal {id: row.meal_id})
MATCH (f:Food {id: row.food_id})
CREATE (p:Portion:Record {id: row.id})
SET p += row.properties
CREATE (p)-[:ON_DAY]->(d)
CREATE (m)-[:CONTAINS]->(p)
CREATE (p)-[:PORTION_OF]->(f)
