// How many people there are.
MATCH (u:User)
RETURN count(u) AS people
