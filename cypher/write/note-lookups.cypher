// Questions that were looked up; an answer that was found is offered where nobody answered meanwhile.
UNWIND $rows AS row
MATCH (q:Question {id: row.id})
WHERE q.state = 'open'
SET q.looked = true, q.payload = coalesce(row.payload, q.payload)
