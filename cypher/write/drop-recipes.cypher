// Takes recipes of a person away; the pots that followed them stay.
UNWIND $rows AS row
MATCH (r:Recipe {id: row.id})<-[:OWNS]-(u:User)
WHERE u.id = row.user_id
DETACH DELETE r
