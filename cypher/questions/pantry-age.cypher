// What have I got in, and when did I buy it?
// es: ¿Qué tengo en casa y cuándo lo compré?
MATCH (u:User {id: $user_id})-[:STOCKS]->(s:Stock)-[:OF_FOOD]->(f:Food)
MATCH (s)-[:ON_DAY]->(d:Day)
WITH f, s, d, [(s)<-[:RECORDED]-(m:Message) | m.id] AS told
ORDER BY s.at, s.place
WITH f, max(CASE WHEN s.kind = 'bought' THEN d.date END) AS bought_on, collect(s) AS changes,
  max(CASE WHEN s.kind = 'counted' THEN s.at END) AS counted_at, collect(told) AS messages
WITH f, bought_on, counted_at, messages,
  reduce(g = 0.0, one IN [c IN changes WHERE counted_at IS NULL OR c.at >= counted_at] |
  CASE WHEN one.kind = 'counted' THEN one.grams WHEN one.kind = 'bought' THEN g + one.grams
    ELSE g - one.grams END) AS told_g
WHERE told_g > 0
RETURN f.id AS food, f.name_en AS name_en, f.name_es AS name_es, told_g, bought_on, counted_at, messages
ORDER BY bought_on, food
