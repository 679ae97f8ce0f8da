// Goals, each about a metric, on the day they were told.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})
MATCH (d:Day {id: row.day_id})
MATCH (m:Metric {id: row.metric_id})
MERGE (g:Goal:Record {id: row.id})
ON CREATE SET g += row.properties
MERGE (g)-[:ON_DAY]->(d)
MERGE (u)-[:AIMS_FOR]->(g)
MERGE (g)-[:ABOUT]->(m)
