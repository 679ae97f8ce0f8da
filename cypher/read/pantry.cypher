// What a person told of the pantry, food by food.
MATCH (u:User {id: $user_id})-[:STOCKS]->(s:Stock)-[:OF_FOOD]->(f:Food)
WHERE EXISTS { (s)-[:ON_DAY]->(:Day) }
RETURN f.id AS food_id, CASE WHEN f.source = 'own' THEN f {.*} END AS own,
  s {.id, .kind, .grams, .price, .at, .told_at, .arrived, .place} AS stock
