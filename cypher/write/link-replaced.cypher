// Ties a corrected record to the one whose place it takes.
UNWIND $rows AS row
MATCH (new:Record {id: row.id})
MATCH (old:Record {id: row.replaces})
MERGE (new)-[:REPLACES]->(old)
