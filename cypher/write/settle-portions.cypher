// Weighs portions and shares of a pot anew, eaten or taken otherwise, once it has another weight or other portions.
UNWIND $rows AS row
MATCH (:BatchVersion {id: row.id})-[:VERSION_OF]->(b:CookingBatch)
WHERE b.yield_g > 0
WITH DISTINCT b
MATCH (p)-[:PORTION_OF|TAKEN_FROM]->(b)
WHERE (p.portions IS NOT NULL AND b.portions > 0) OR p.share IS NOT NULL
SET p.grams = CASE WHEN p.portions IS NOT NULL AND b.portions > 0
  THEN round(p.portions * b.yield_g / b.portions, 1) ELSE round(p.share * b.yield_g, 1) END
