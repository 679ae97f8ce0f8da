// Cooking batches with what went in and what was eaten of them of one person on some days.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(b:CookingBatch)
RETURN d.date AS date, b {.*,
  ingredients: [(b)-[c:COOKED_FROM]->(i:Food) | c {.grams, .place, food_id: i.id,
      own: CASE WHEN i.source = 'own' THEN i {.*} END}],
  eaten: [(b)<-[:PORTION_OF]-(p:Portion) WHERE EXISTS { (p)-[:ON_DAY]->(:Day) } | p {.grams, .portions}],
  taken: [(b)<-[:TAKEN_FROM]-(k:Taking) WHERE EXISTS { (k)-[:ON_DAY]->(:Day) } | k {.kind, .grams, .portions}],
  recipe_ids: [(b)-[:COOKED_FROM]->(r:Recipe) | r.id],
  out_of: [(b)-[:BY_PRODUCT_OF]->(q:CookingBatch) | q.id]} AS row
