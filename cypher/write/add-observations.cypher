// Measured values, each of a metric and on its local day.
UNWIND $rows AS row
OPTIONAL MATCH (old:Record {id: row.id})
WITH row WHERE old IS NULL
MATCH (d:Day {id: row.day_id})
MATCH (m:Metric {id: row.metric_id})
CREATE (o:Observation:Record {id: row.id})
SET o += row.properties
CREATE (o)-[:ON_DAY]->(d)
CREATE (o)-[:OF_METRIC]->(m)
