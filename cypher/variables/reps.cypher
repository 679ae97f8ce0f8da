// How many repetitions were done in all sets.
// en: Repetitions
// es: Repeticiones
// unit: count
// of: sets
// missing: no set with its repetitions is recorded.
MATCH (u:User {id: $user_id})-[:LIVED]->(d:Day)
WHERE d.date >= $first AND d.date <= $last
MATCH (d)<-[:ON_DAY]-(x:Set)
WHERE x.reps IS NOT NULL
RETURN d.date AS date, sum(x.reps) AS value
