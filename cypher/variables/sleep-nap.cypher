// Minutes slept in naps.
// en: Naps
// es: Siestas
// unit: min
// of: sleep
// missing: no sleep of the day is recorded; 0 is a night without a nap.
MATCH (u:User {id: $user_id})-[:LIVED]->(d:Day)
WHERE d.date >= $first AND d.date <= $last
MATCH (d)<-[:ON_DAY]-(s:Sleep)
RETURN d.date AS date, sum(CASE WHEN s.kind = 'nap' THEN s.duration_min ELSE 0 END) AS value
