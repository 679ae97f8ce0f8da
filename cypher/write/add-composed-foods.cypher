// Foods composed of others, met for the first time, as kinds of the food that they begin with; known ones stay.
UNWIND $rows AS row
MATCH (b:Food {id: row.of})
MERGE (f:Food {id: row.id})
ON CREATE SET f += row.properties
MERGE (f)-[:KIND_OF]->(b)
FOREACH (measure IN row.measures |
  MERGE (m:Measure {id: measure.id})
  SET m.name = measure.name, m.grams = measure.grams, m.spread = measure.spread
  MERGE (m)-[:MEASURES]->(f))
