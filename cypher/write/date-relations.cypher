// On which day the relations that are kept of a person were worked out: the last thing that is written of them.
MATCH (u:User {id: $user_id})
SET u.related_on = $on
