// Takes away some of what was found between the variables of a person.
MATCH (u:User {id: $user_id})-[:COMPARES]->(:Variable)-[r:RELATES_TO]->(:Variable)
WITH r LIMIT $limit
DELETE r
RETURN count(r) AS gone
