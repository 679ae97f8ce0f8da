// Takes routines of a person away.
UNWIND $rows AS row
MATCH (r:Routine {id: row.id})<-[:OWNS]-(u:User)
WHERE u.id = row.user_id
DETACH DELETE r
