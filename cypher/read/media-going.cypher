// Media that the store has yet to delete.
MATCH (f:Media {state: 'going'})
RETURN f.id AS id, f.name AS name, f.still AS still
