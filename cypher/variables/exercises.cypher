// How many different exercises were done.
// en: Different exercises
// es: Ejercicios distintos
// unit: count
// of: sets
// missing: no set is recorded.
MATCH (u:User {id: $user_id})-[:LIVED]->(d:Day)
WHERE d.date >= $first AND d.date <= $last
MATCH (d)<-[:ON_DAY]-(:Set)-[:OF_EXERCISE]->(e:Exercise)
RETURN d.date AS date, count(DISTINCT e) AS value
