// Exercises that only one person has, under the names of a file.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})
MERGE (e:Exercise {id: row.id})
ON CREATE SET e += row.properties
MERGE (u)-[:OWNS]->(e)
