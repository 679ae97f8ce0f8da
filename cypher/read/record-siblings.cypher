// A record of one's own and those of the same message with the same exercise or food, each as it counts now.
MATCH (u:User {id: $user_id})
MATCH (m:Message)-[:RECORDED]->(first:Record {id: $record_id})
WHERE m.user_id = u.id
OPTIONAL MATCH (first)-[:OF_EXERCISE]->(same_exercise:Exercise)
OPTIONAL MATCH (first)-[:PORTION_OF]->(same_food:Food)
WITH m, coalesce(same_exercise.id, same_food.id) AS thing_id
MATCH (m)-[:RECORDED]->(r:Record)-[:ON_DAY]->(d:Day)
OPTIONAL MATCH (r)-[:OF_EXERCISE]->(e:Exercise)
OPTIONAL MATCH (r)-[:PORTION_OF]->(f:Food)
WITH m, thing_id, r, d, e, f
WHERE coalesce(e.id, f.id) = thing_id
OPTIONAL MATCH (s:Session)-[:HAS_SET]->(r)
OPTIONAL MATCH (meal:Meal)-[:CONTAINS]->(r)
RETURN properties(r) AS properties, labels(r) AS labels, d.date AS date, e.id AS exercise_id, s.id AS session_id,
  f.id AS of_id, labels(f) AS of_labels, meal.id AS meal_id, meal.category AS category
ORDER BY r.place
