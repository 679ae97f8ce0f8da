// Where a person lies in this database.
MATCH (u:User {id: $user_id})
RETURN elementId(u) AS id
