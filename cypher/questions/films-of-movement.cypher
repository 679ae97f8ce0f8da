// Show me my squat films over time.
// es: Enséñame mis vídeos de sentadilla a lo largo del tiempo.
// $movement text: the id of a movement, such as squat
MATCH (u:User {id: $user_id})-[:PRACTISES]->(p:Practice)-[:OF_EXERCISE]->(e:Exercise)
WHERE e.movement = $movement
MATCH (p)<-[:IN_PRACTICE]-(x:Set)-[:FILMED_IN]->(f:Media)
MATCH (x)-[:ON_DAY]->(d:Day)
RETURN d.date AS date, e.id AS exercise, e.name_en AS name_en, e.name_es AS name_es, x.weight_kg AS weight_kg,
  x.reps AS reps, x.rir AS rir, f.id AS media,
  f.duration_s AS film_s, x.id AS set,
    [(f)<-[:CARRIES]-(m:Message) WHERE EXISTS { (m)-[:SENT_ON]->(:Day)<-[:LIVED]-(u) } | m.id] AS messages
ORDER BY date, x.at, x.place
