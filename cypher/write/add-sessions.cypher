// Sessions, each on its local day; one that a message told hangs on that message too.
UNWIND $rows AS row
OPTIONAL MATCH (old:Record {id: row.id})
WITH row WHERE old IS NULL
MATCH (d:Day {id: row.day_id})
CREATE (s:Session:Record {id: row.id})
SET s += row.properties
CREATE (s)-[:ON_DAY]->(d)
