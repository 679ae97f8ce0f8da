// Takes people whom no living worker holds.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})
WHERE row.steal OR u.worker IS NULL OR u.worker = row.worker OR u.lease_until < row.now OR u.lease_until > row.too_late
SET u.worker = row.worker, u.lease_until = row.lease_until
RETURN collect({work: row.work, user_id: u.id}) AS answers
