// Measured values, each of a metric and on its local day.
UNWIND $rows AS row
MATCH (d:Day {id: row.day_id})
MATCH (m:Metric {id: row.metric_id})
MERGE (o:Observation:Record {id: row.id})
ON CREATE SET o += row.properties
MERGE (o)-[:ON_DAY]->(d)
MERGE (o)-[:OF_METRIC]->(m)
