// Which of these records there are already, whether they count or not.
UNWIND $ids AS id
MATCH (r:Record {id: id})
RETURN r.id AS id
