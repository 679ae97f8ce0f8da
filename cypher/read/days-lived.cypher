// The local days of one person within a span, in one list: rows of their own cost five times as much.
MATCH (u:User {id: $user_id})-[:LIVED]->(d:Day)
WHERE d.date >= $first AND d.date <= $last
RETURN collect(d.date) AS dates
