// How often somebody woke up at night.
// en: Awakenings
// es: Despertares nocturnos
// unit: count
// of: sleep
// missing: it was not said of any night of the day; 0 was said.
MATCH (u:User {id: $user_id})-[:LIVED]->(d:Day)
WHERE d.date >= $first AND d.date <= $last
MATCH (d)<-[:ON_DAY]-(s:Sleep {kind: 'night'})
WHERE s.awakenings IS NOT NULL
RETURN d.date AS date, sum(s.awakenings) AS value
