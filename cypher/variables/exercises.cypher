// How many different exercises were done.
// en: Different exercises
// es: Ejercicios distintos
// unit: count
// of: sets
// missing: no set is recorded.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(:Set)-[:OF_EXERCISE]->(e:Exercise)
RETURN d.date AS date, count(DISTINCT e) AS value
