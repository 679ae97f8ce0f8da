// The local days that records of this write belong to.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})
MERGE (d:Day {id: row.id})
ON CREATE SET d.date = row.date
MERGE (d)<-[:LIVED]-(u)
