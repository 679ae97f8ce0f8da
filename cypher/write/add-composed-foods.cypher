// Foods composed of others, met for the first time, as kinds of the food that they begin with; known ones stay, but get
// their figures where a process without a catalog wrote none.
UNWIND $rows AS row
MATCH (b:Food {id: row.of})
MERGE (f:Food {id: row.id})
FOREACH (lacking IN CASE WHEN f.energy_kcal_100g IS NULL THEN [1] ELSE [] END |
  SET f += row.properties)
MERGE (f)-[:KIND_OF]->(b)
FOREACH (measure IN row.measures |
  MERGE (m:Measure {id: measure.id})
  SET m.name = measure.name, m.grams = measure.grams, m.spread = measure.spread
  MERGE (m)-[:MEASURES]->(f))
