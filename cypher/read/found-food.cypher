// The food that was found for some words, as it stands.
MATCH (l:Lookup {id: $key})-[:FOUND]->(f:Food)
RETURN f {.*} AS food
LIMIT 1
