// What household measures of foods of a large catalog weigh.
UNWIND $rows AS row
MATCH (f:Food {id: row.food})
MERGE (m:Measure {id: row.id})
SET m.name = row.name, m.grams = row.grams, m.spread = row.spread
MERGE (m)-[:MEASURES]->(f)
