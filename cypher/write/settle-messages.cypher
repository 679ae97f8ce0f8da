// Takes messages out of the inbox with what became of them, as long as their sender is this worker's.
UNWIND $rows AS row
MATCH (m:Message {id: row.id})<-[i:INBOX]-(u:User)
WHERE u.id = row.user_id AND u.worker = row.worker
DELETE i
SET m += row.properties, u.lease_until = row.lease_until
RETURN row.work AS work, m.id AS id
