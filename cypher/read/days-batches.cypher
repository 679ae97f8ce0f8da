// Cooking batches with what went in and what was eaten of them of one person on some days.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(b:CookingBatch)
RETURN d.date AS date, b {.*,
  ingredients: [(b)-[c:COOKED_FROM]->(i:Food) | {food_id: i.id, grams: c.grams, place: c.place}],
  eaten: [(p:Portion)-[:PORTION_OF]->(b) WHERE EXISTS { (p)-[:ON_DAY]->(:Day) } | p {.grams, .portions}]} AS row
