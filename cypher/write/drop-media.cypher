// Media that the store has deleted.
UNWIND $rows AS row
MATCH (f:Media {id: row.id})
WHERE f.state = 'going'
DETACH DELETE f
