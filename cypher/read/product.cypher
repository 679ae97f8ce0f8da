// One food of a large catalog by its id, with its measures.
MATCH (f:Food {id: $id})
WHERE f.key IS NOT NULL
RETURN f {.*} AS food, [(f)<-[:MEASURES]-(m:Measure) | {name: m.name, grams: m.grams, spread: m.spread}] AS measures
