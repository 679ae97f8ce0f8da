// Makes the writers of one person wait for each other: the first statement of every write.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})
SET u.writes = coalesce(u.writes, 0) + 1
