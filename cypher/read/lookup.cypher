// What outside sources said about some words: the food, if any, with its measures.
MATCH (l:Lookup {id: $key})
OPTIONAL MATCH (l)-[:FOUND]->(f:Food)
RETURN l.at AS at, f {.*} AS food, [(m:Measure)-[:MEASURES]->(f) | {name: m.name, grams: m.grams}] AS measures
LIMIT 1
