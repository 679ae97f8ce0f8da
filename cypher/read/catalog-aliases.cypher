// Other names of shared exercises and foods.
MATCH (a:Alias)-[:NAMES]->(n)
WHERE NOT EXISTS { (:User)-[:OWNS]->(a) }
RETURN a.text AS text, a.language AS language, n.id AS target
