// Foods of large catalogs by their ids, each with its measures.
UNWIND $ids AS id
MATCH (f:Food {id: id})
WHERE f.key IS NOT NULL
RETURN f {.*} AS food, [(f)<-[:MEASURES]-(m:Measure) | {name: m.name, grams: m.grams, spread: m.spread}] AS measures
