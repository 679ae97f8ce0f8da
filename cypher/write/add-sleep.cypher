// Nights and naps, on the day of waking.
UNWIND $rows AS row
MATCH (d:Day {id: row.day_id})
MERGE (s:Sleep:Record {id: row.id})
ON CREATE SET s += row.properties
MERGE (s)-[:ON_DAY]->(d)
