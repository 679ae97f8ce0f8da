// The foods that one person has for themselves, each with its measures.
MATCH (u:User {id: $user_id})-[:OWNS]->(f:Food)
WHERE f.dropped IS NULL
RETURN f {.*} AS food, [(f)<-[:MEASURES]-(m:Measure) | {name: m.name, grams: m.grams, spread: m.spread}] AS measures
ORDER BY f.id
