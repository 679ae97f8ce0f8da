// Exercises that only one person has, with how many sets were told of each, and what it was found to be.
MATCH (u:User)-[:OWNS]->(e:Exercise)
OPTIONAL MATCH (x:Set)-[:OF_EXERCISE]->(e)
WITH e, count(x) AS sets
RETURN e.id AS id, e.name_en AS name, e.merged_into AS merged_into, sets
ORDER BY sets DESC, name, id
