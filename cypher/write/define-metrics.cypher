// Metrics of a person's own, beside those that everybody has.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})
MERGE (m:Metric {id: row.id})
ON CREATE SET m += row.properties
MERGE (u)-[:DEFINED]->(m)
