// The people for whom a language model was ever called.
MATCH (:ModelCall)-[:CALLED_ON]->(:Day)<-[:LIVED]-(u:User)
WITH DISTINCT u
RETURN u.id AS id, coalesce(u.name, '') AS name
ORDER BY name, id
