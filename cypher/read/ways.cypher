// The outings with a distance between two days.
MATCH (u:User {id: $user_id})-[:LIVED]->(d:Day)
WHERE d.date >= $first AND d.date <= $last
MATCH (d)<-[:ON_DAY]-(s:Session)
WHERE s.distance_km IS NOT NULL AND s.distance_km > 0
RETURN d.date AS date, s.kind AS kind, s.title AS title, s.distance_km AS km, s.duration_min AS minutes
ORDER BY date
