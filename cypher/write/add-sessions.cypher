// Sessions, each on its local day; one that a message told hangs on that message too.
UNWIND $rows AS row
MATCH (d:Day {id: row.day_id})
MERGE (s:Session:Record {id: row.id})
ON CREATE SET s += row.properties
MERGE (s)-[:ON_DAY]->(d)
