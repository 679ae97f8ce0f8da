// Gives a person a food from outside that was found for another.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})
MATCH (f:Food {id: row.id})
MERGE (u)-[:OWNS]->(f)
