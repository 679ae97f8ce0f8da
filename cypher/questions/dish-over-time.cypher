// How have my fajitas changed over time?
// es: ¿Cómo han cambiado mis fajitas con el tiempo?
// $dish text: how the name of the pots begins
MATCH (u:User {id: $user_id})-[:COOKED]->(b:CookingBatch)-[c:COOKED_FROM]->(f:Food)
WHERE toLower(b.name) STARTS WITH toLower($dish) AND EXISTS { (b)-[:ON_DAY]->(:Day) }
RETURN substring(b.at, 0, 10) AS cooked_on, b.name AS dish, b.yield_g AS yield_g, b.portions AS portions,
  f.name_en AS food_en, f.name_es AS food_es,
  c.grams AS grams, CASE WHEN b.portions > 0 THEN c.grams / b.portions ELSE c.grams END AS grams_a_portion,
  [(b)<-[:RECORDED]-(m:Message) | m.id] AS messages
ORDER BY cooked_on, c.place
