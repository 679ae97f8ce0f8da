// The pots that one person cooked in a span of time, with what went in, what was eaten and what left them otherwise.
MATCH (u:User {id: $user_id})-[:COOKED]->(b:CookingBatch)
WHERE b.at >= $since AND b.at <= $until AND EXISTS { (b)-[:ON_DAY]->(:Day) }
RETURN b {.*,
  ingredients: [(b)-[c:COOKED_FROM]->(i:Food) | c {.grams, .grams_source, .place, food_id: i.id,
    own: CASE WHEN i.source = 'own' THEN i {.*} END}],
  eaten: [(b)<-[:PORTION_OF]-(p:Portion) WHERE EXISTS { (p)-[:ON_DAY]->(:Day) } | p {.grams, .portions}],
  taken: [(b)<-[:TAKEN_FROM]-(k:Taking) WHERE EXISTS { (k)-[:ON_DAY]->(:Day) } | k {.kind, .grams, .portions}],
  recipe_ids: [(b)-[:COOKED_FROM]->(r:Recipe) | r.id],
  out_of: [(b)-[:BY_PRODUCT_OF]->(q:CookingBatch) | q.id]} AS row
ORDER BY b.at, b.arrived
