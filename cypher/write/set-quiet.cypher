// Whether a person wants understood sets answered by a mark alone.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})
SET u.quiet = row.quiet
