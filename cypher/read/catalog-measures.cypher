// What a household measure of each food weighs, in one list.
MATCH (m:Measure)-[:MEASURES]->(f:Food)
WHERE f.key IS NULL
RETURN collect({food: f.id, name: m.name, grams: m.grams, spread: m.spread}) AS rows
