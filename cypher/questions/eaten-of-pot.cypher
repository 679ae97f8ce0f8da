// Who ate what of that pot, and when?
// es: ¿Qué se ha comido de esa olla y cuándo?
// $batch_id text: the id of a pot, as in /v1/batches
MATCH (b:CookingBatch {id: $batch_id})<-[:COOKED]-(u:User)
WHERE u.id = $user_id
MATCH (x)-[:PORTION_OF|TAKEN_FROM]->(b)
MATCH (x)-[:ON_DAY]->(d:Day)
OPTIONAL MATCH (m:Meal)-[:CONTAINS]->(x)
RETURN d.date AS date, coalesce(m.category, x.kind) AS what, x.grams AS grams, x.portions AS portions,
  b.name AS pot, [(x)<-[:RECORDED]-(m2:Message) | m2.id] AS messages
ORDER BY date, x.told_at, x.place
