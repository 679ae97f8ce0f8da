// How a person's pots were told at first, kept before they are changed.
UNWIND $rows AS row
MATCH (b:CookingBatch {id: row.batch_id})<-[:COOKED]-(u:User)
WHERE u.id = row.user_id
OPTIONAL MATCH (old:BatchVersion {id: row.id})
WITH b, row WHERE old IS NULL
CREATE (v:BatchVersion:Record {id: row.id})
SET v.original = true, v.arrived = -1, v.place = 0, v.at = b.at, v.told_at = b.told_at, v.day_id = b.day_id,
  v.name = b.name, v.yield_g = b.yield_g, v.yield_source = b.yield_source, v.portions = b.portions,
  v.unknown_texts = b.unknown_texts, v.unknown_grams = b.unknown_grams, v.unknown_places = b.unknown_places
CREATE (v)-[:VERSION_OF]->(b)
WITH b, v
MATCH (b)-[c:COOKED_FROM]->(f:Food)
WHERE c.grams IS NULL OR c.grams >= 0
CREATE (v)-[n:COOKED_FROM]->(f)
SET n.place = c.place, n.grams = c.grams, n.grams_source = c.grams_source
