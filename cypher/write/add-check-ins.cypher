// How a person felt, a score a metric, on its local day.
UNWIND $rows AS row
MATCH (d:Day {id: row.day_id})
MERGE (c:CheckIn:Record {id: row.id})
ON CREATE SET c += row.properties
MERGE (c)-[:ON_DAY]->(d)
WITH c, row
UNWIND row.scores AS given
MATCH (m:Metric {id: given.metric_id})
MERGE (c)-[r:RATES]->(m)
SET r.score = given.score
