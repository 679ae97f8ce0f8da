// On which day the relations that are kept of a person were worked out.
MATCH (u:User {id: $user_id})
RETURN u.related_on AS related_on
