// Everybody there is.
MATCH (u:User)
RETURN u.id AS id
ORDER BY id
