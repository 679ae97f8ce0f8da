// Foods that a person names no more; what was eaten of them stays.
UNWIND $rows AS row
MATCH (f:Food {id: row.id})<-[:OWNS]-(u:User)
WHERE u.id = row.user_id
SET f.dropped = true
