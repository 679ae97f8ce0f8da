// Makes the writers of a person wait for each other, and says how many have written by now.
MATCH (u:User {id: $user_id})
SET u.writes = coalesce(u.writes, 0) + 1
RETURN u.writes AS writes
