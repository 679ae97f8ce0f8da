// Meals with what was eaten, of foods and of batches of one person on some days.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(m:Meal)
RETURN d.date AS date, m {.*, items:
  [(m)-[:CONTAINS]->(p:Portion)-[:PORTION_OF]->(f:Food) WHERE EXISTS { (p)-[:ON_DAY]->(:Day) } | p {.*, food_id: f.id, own: CASE WHEN f.source = 'own' OR f.key IS NOT NULL THEN f {.*} END}],
  shares: [(m)-[:CONTAINS]->(p:Portion)-[:PORTION_OF]->(b:CookingBatch) WHERE EXISTS { (p)-[:ON_DAY]->(:Day) } |
    p {.*, batch_id: b.id, batch_name: b.name, batch_yield_g: b.yield_g, batch_portions: b.portions,
      ingredients: [(b)-[c:COOKED_FROM]->(i:Food) | c {.grams, food_id: i.id,
        own: CASE WHEN i.source = 'own' THEN i {.*} END}]}]} AS row
