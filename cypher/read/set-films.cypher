// The films of one's own set.
MATCH (x:Set {id: $set_id})-[:ON_DAY]->(d:Day)<-[:LIVED]-(owner:User)
WHERE owner.id = $user_id
MATCH (x)-[:FILMED_IN]->(f:Media)<-[:KEEPS]-(u:User {id: $user_id})
RETURN f.id AS id, f.name AS name, f.content_type AS content_type, f.still AS still, f.duration_s AS duration_s
ORDER BY id
