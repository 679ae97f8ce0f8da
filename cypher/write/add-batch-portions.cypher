// Portions of a cooking batch, each in its meal and on its local day.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})-[:LIVED]->(d:Day {id: row.day_id})
MATCH (m:Meal {id: row.meal_id})
MATCH (b:CookingBatch {id: row.batch_id})
MERGE (p:Portion:Record {id: row.id})
ON CREATE SET p += row.properties
MERGE (p)-[:ON_DAY]->(d)
MERGE (m)-[:CONTAINS]->(p)
MERGE (p)-[:PORTION_OF]->(b)
