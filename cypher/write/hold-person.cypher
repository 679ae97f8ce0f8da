// Makes those who write for a person wait for the end of this transaction, which changes nothing.
UNWIND $rows AS row
MATCH (u:User) WHERE elementId(u) = row.id
SET u.writes = coalesce(u.writes, 0)
