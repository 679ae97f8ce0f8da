// On which of these days a person trained: with an outing that was told, or with a set that counts.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(s:Session)
WHERE s.explicit OR EXISTS { (s)-[:HAS_SET]->(:Set)-[:ON_DAY]->(:Day) }
RETURN d.date AS date, count(s) AS value
