// What outside sources said about some words: the food, if any.
MATCH (l:Lookup {id: $key})
OPTIONAL MATCH (l)-[:FOUND]->(f:Food)
RETURN l.at AS at, f {.id, .name_en} AS food
LIMIT 1
