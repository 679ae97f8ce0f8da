// Takes away what recipes of a person call for.
UNWIND $rows AS row
MATCH (r:Recipe {id: row.id})<-[:OWNS]-(u:User)
WHERE u.id = row.user_id
MATCH (r)-[c:CALLS_FOR]->(:Food)
DELETE c
