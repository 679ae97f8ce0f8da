// How a person felt, a score a metric, on its local day.
UNWIND $rows AS row
OPTIONAL MATCH (old:Record {id: row.id})
WITH row WHERE old IS NULL
MATCH (d:Day {id: row.day_id})
CREATE (c:CheckIn:Record {id: row.id})
SET c += row.properties
CREATE (c)-[:ON_DAY]->(d)
WITH c, row
UNWIND row.scores AS given
MATCH (m:Metric {id: given.metric_id})
MERGE (c)-[r:RATES]->(m)
SET r.score = given.score
