// Everything eaten of a pot, with its day and meal, and what left it otherwise.
MATCH (b:CookingBatch {id: $batch_id})<-[:COOKED]-(u:User)
WHERE u.id = $user_id
MATCH (x)-[:PORTION_OF|TAKEN_FROM]->(b)
MATCH (x)-[:ON_DAY]->(d:Day)
OPTIONAL MATCH (m:Meal)-[:CONTAINS]->(x)
RETURN d.date AS date, coalesce(m.category, x.kind) AS what, x.grams AS grams, x.portions AS portions, b.name AS pot
ORDER BY date, x.told_at, x.place
