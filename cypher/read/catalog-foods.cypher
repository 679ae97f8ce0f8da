// Every shared food with its brand, but for those of large catalogs.
MATCH (f:Food {shelf: 'shared'})
WHERE f.name_en IS NOT NULL AND NOT EXISTS { (f)<-[:OWNS]-(:User) }
OPTIONAL MATCH (f)-[:MADE_BY]->(b:Brand)
RETURN f {.*} AS food, b.name AS brand
