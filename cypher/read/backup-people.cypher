// Where every person's part of the graph begins.
MATCH (u:User)
RETURN elementId(u) AS id
ORDER BY u.id
