// Foods that only one person has, under the names of a file.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})
MERGE (f:Food {id: row.id})
ON CREATE SET f += row.properties
MERGE (u)-[:OWNS]->(f)
