// Foods of large catalogs by the words of their name and brand, each with its measures.
MATCH (f:Food {key: $key})
RETURN f {.*} AS food, [(f)<-[:MEASURES]-(m:Measure) | {name: m.name, grams: m.grams, spread: m.spread}] AS measures
LIMIT 20
