// The gym sessions that messages opened on some days, between two times, and that have neither sets nor a length yet, latest first.
MATCH (u:User {id: $user_id})
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:ON_DAY]-(s:Session)
WHERE s.kind = 'gym' AND s.explicit AND s.at >= $since AND s.at <= $until
  AND s.duration_min IS NULL AND s.ended_at IS NULL AND s.title IS NULL
  AND EXISTS { (s)<-[:RECORDED]-(:Message) }
  AND NOT EXISTS { (s)-[:HAS_SET]->(:Set)-[:ON_DAY]->(:Day) }
RETURN s.id AS id, s.at AS at, d.date AS date
ORDER BY at DESC
