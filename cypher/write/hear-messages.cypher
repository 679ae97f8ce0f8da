// What was heard in voice notes, as the text of their messages.
UNWIND $rows AS row
MATCH (m:Message {id: row.id})
SET m.text = row.text
