// What a dish has become: each pot whose name begins so, with the grams of every food a portion (of the whole pot without portions).
MATCH (u:User {id: $user_id})-[:COOKED]->(b:CookingBatch)-[c:COOKED_FROM]->(f:Food)
WHERE toLower(b.name) STARTS WITH toLower($dish) AND EXISTS { (b)-[:ON_DAY]->(:Day) }
RETURN substring(b.at, 0, 10) AS cooked_on, b.name AS dish, b.yield_g AS yield_g, b.portions AS portions, f.name_en AS food,
  c.grams AS grams, CASE WHEN b.portions > 0 THEN round(c.grams / b.portions, 1) ELSE c.grams END AS grams_a_portion
ORDER BY cooked_on, c.place
