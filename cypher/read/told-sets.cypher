// The sets that a message of one's own recorded, in their present versions.
MATCH (u:User {id: $user_id})
MATCH (m:Message {id: $message_id})-[:RECORDED]->(x:Set)-[:ON_DAY]->(:Day)<-[:LIVED]-(owner:User)
WHERE owner.id = u.id
RETURN x.id AS id
ORDER BY x.place
