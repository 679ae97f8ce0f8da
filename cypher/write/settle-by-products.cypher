// Takes from pots what came out of them beside their dish, as long as that counts: by a version of either, or by what came out.
UNWIND $rows AS row
MATCH (r:Record {id: row.id})
WITH [(r)-[:VERSION_OF]->(p:CookingBatch) | p] + [(r)-[:BY_PRODUCT_OF]->(p:CookingBatch) | p]
  + [(r)-[:VERSION_OF]->(:CookingBatch)-[:BY_PRODUCT_OF]->(p:CookingBatch) | p] AS pots
UNWIND pots AS b
WITH DISTINCT b
OPTIONAL MATCH (b)-[old:COOKED_FROM]->(:Food)
WHERE old.grams < 0
DELETE old
WITH DISTINCT b
FOREACH (d IN [(b)<-[:PORTION_OF]-(:Portion)-[:ON_DAY]->(o:Day) | o] |
  SET d.stale_of = left(d.id, size(d.id) - 11))
WITH b
MATCH (o:CookingBatch)-[:BY_PRODUCT_OF]->(b)
WHERE EXISTS { (o)-[:ON_DAY]->(:Day) }
MATCH (o)-[c:COOKED_FROM]->(f:Food)
WHERE c.grams > 0
CREATE (b)-[n:COOKED_FROM]->(f)
SET n.place = 1000 + c.place, n.grams = -c.grams, n.grams_source = c.grams_source
