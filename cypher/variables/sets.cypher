// How many sets were done, warm-ups too.
// en: Sets
// es: Series
// unit: count
// of: sets
// missing: no set is recorded; a day of rest is not 0 sets.
MATCH (u:User {id: $user_id})-[:LIVED]->(d:Day)
WHERE d.date >= $first AND d.date <= $last
MATCH (d)<-[:ON_DAY]-(x:Set)
RETURN d.date AS date, count(x) AS value
