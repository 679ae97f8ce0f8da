// Portions of foods, each in its meal and on its local day.
UNWIND $rows AS row
MATCH (d:Day {id: row.day_id})
MATCH (m:Meal {id: row.meal_id})
MATCH (f:Food {id: row.food_id})
MERGE (p:Portion:Record {id: row.id})
ON CREATE SET p += row.properties
MERGE (p)-[:ON_DAY]->(d)
MERGE (m)-[:CONTAINS]->(p)
MERGE (p)-[:PORTION_OF]->(f)
