// Goals, each about a metric, on the day they were told.
UNWIND $rows AS row
OPTIONAL MATCH (old:Record {id: row.id})
WITH row WHERE old IS NULL
MATCH (u:User {id: row.user_id})
MATCH (d:Day {id: row.day_id})
MATCH (m:Metric {id: row.metric_id})
CREATE (g:Goal:Record {id: row.id})
SET g += row.properties
CREATE (g)-[:ON_DAY]->(d)
CREATE (u)-[:AIMS_FOR]->(g)
CREATE (g)-[:ABOUT]->(m)
