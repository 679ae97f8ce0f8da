// Variables of a person that were compared with others.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})
MERGE (v:Variable {id: row.id})
SET v += row.properties
MERGE (v)<-[:COMPARES]-(u)
