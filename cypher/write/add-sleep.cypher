// Nights and naps, on the day of waking.
UNWIND $rows AS row
OPTIONAL MATCH (old:Record {id: row.id})
WITH row WHERE old IS NULL
MATCH (d:Day {id: row.day_id})
CREATE (s:Sleep:Record {id: row.id})
SET s += row.properties
CREATE (s)-[:ON_DAY]->(d)
