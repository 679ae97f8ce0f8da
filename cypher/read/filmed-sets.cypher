// Sets of some days that were filmed, latest first.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(x:Set)-[:FILMED_IN]->(f:Media)<-[:KEEPS]-(keeper:User {id: $user_id})
MATCH (x)-[:OF_EXERCISE]->(e:Exercise)
RETURN x.id AS set_id, e.id AS exercise_id, x.at AS at, x.told_at AS told_at, x.reps AS reps, x.weight_kg AS weight_kg,
  f.id AS id, f.name AS name, f.content_type AS content_type
ORDER BY coalesce(x.at, x.told_at) DESC
LIMIT 1
