// Every shared food with its brand and household measures.
MATCH (f:Food)
WHERE f.name_en IS NOT NULL AND NOT EXISTS { (:User)-[:OWNS]->(f) }
RETURN f {.*} AS food,
  [(f)-[:MADE_BY]->(b:Brand) | b.name] AS brands,
  [(m:Measure)-[:MEASURES]->(f) | {name: m.name, grams: m.grams, spread: m.spread}] AS measures
