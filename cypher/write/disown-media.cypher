// Content that came into the store too late for its message: nobody keeps it, the store deletes it.
UNWIND $rows AS row
MERGE (f:Media {id: row.id})
ON CREATE SET f.name = row.name, f.state = 'going'
