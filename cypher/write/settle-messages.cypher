// Takes messages out of the inbox with what became of them, while their sender is this worker's, and locks the sender as lock-people does.
UNWIND $rows AS row
MATCH (m:Message {id: row.id})<-[i:INBOX]-(u:User)
WHERE u.id = row.user_id AND u.worker = row.worker
DELETE i
SET u.writes = coalesce(u.writes, 0) + 1, u.lease_until = row.lease_until, m += row.properties
RETURN collect({work: row.work, id: m.id}) AS answers
