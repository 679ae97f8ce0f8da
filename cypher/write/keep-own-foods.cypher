// Foods of one person as they stand now, with their measures.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})
MERGE (f:Food {id: row.id})
ON CREATE SET f.made_at = row.at
SET f += row.properties, f.changed_at = row.at
MERGE (u)-[:OWNS]->(f)
FOREACH (d IN [(f)<-[:PORTION_OF]-(:Portion)-[:ON_DAY]->(o:Day) | o] | SET d.stale_of = row.user_id)
FOREACH (d IN [(f)<-[:COOKED_FROM]-(:CookingBatch)<-[:PORTION_OF]-(:Portion)-[:ON_DAY]->(o:Day) | o] |
  SET d.stale_of = row.user_id)
FOREACH (measure IN row.measures |
  MERGE (m:Measure {id: measure.id})
  SET m.name = measure.name, m.grams = measure.grams, m.spread = measure.spread
  MERGE (m)-[:MEASURES]->(f))
WITH f, row
MATCH (m:Measure)-[:MEASURES]->(f)
WHERE NOT m.id IN row.kept
DETACH DELETE m
