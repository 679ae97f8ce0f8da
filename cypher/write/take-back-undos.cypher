// An undo that was itself taken back.
UNWIND $rows AS row
MATCH (:Message {id: row.message_id})-[u:UNDID]->(:Message)
SET u.taken_back = true
