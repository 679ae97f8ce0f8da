// What every person keeps in the media store: the size of each thing and since when.
MATCH (u:User)-[k:KEEPS]->(f:Media)
RETURN u.id AS user_id, u.name AS name, f.id AS id, f.size_bytes AS size_bytes, k.kept_at AS kept_at
