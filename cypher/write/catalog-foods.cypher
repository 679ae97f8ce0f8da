// Foods of a catalog as their rows say.
UNWIND $rows AS row
MERGE (f:Food {id: row.id})
SET f += row.properties
FOREACH (brand IN row.brands |
  MERGE (b:Brand {id: brand.id})
  SET b.name = brand.name
  MERGE (f)-[:MADE_BY]->(b))
FOREACH (measure IN row.measures |
  MERGE (m:Measure {id: measure.id})
  SET m.name = measure.name, m.grams = measure.grams, m.spread = measure.spread
  MERGE (m)-[:MEASURES]->(f))
