// The local days of one person within a span, latest first.
MATCH (u:User {id: $user_id})-[:LIVED]->(d:Day)
WHERE d.date >= $first AND d.date <= $last
RETURN d.date AS date
ORDER BY date DESC
