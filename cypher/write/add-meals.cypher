// Meals: one a day and category for what is told in messages, one a request for what is posted.
UNWIND $rows AS row
MATCH (d:Day {id: row.day_id})
MERGE (m:Meal:Record {id: row.id})
ON CREATE SET m += row.properties
MERGE (m)-[:ON_DAY]->(d)
