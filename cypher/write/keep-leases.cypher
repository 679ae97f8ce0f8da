// Holds people for longer while their messages wait here.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})
WHERE u.worker = row.worker
SET u.lease_until = row.lease_until
RETURN collect({work: row.work, user_id: u.id}) AS answers
