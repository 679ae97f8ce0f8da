// Gives pots the ingredients of the version that they show; what came out of them is taken from them afterwards.
UNWIND $rows AS row
MATCH (:BatchVersion {id: row.id})-[:VERSION_OF]->(b:CookingBatch)
WITH DISTINCT b
OPTIONAL MATCH (b)-[old:COOKED_FROM]->(:Food)
DELETE old
WITH DISTINCT b
MATCH (v:BatchVersion {id: b.version})-[c:COOKED_FROM]->(f:Food)
WHERE c.grams IS NULL OR c.grams >= 0
CREATE (b)-[n:COOKED_FROM]->(f)
SET n.place = c.place, n.grams = c.grams, n.grams_source = c.grams_source
