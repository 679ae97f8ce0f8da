// Sessions with their sets of one person on some days.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(s:Session)
RETURN d.date AS date, s {.*, sets: [(s)-[:HAS_SET]->(x:Set)-[:OF_EXERCISE]->(e:Exercise)
  WHERE EXISTS { (x)-[:ON_DAY]->(:Day) } | x {.*, exercise_id: e.id, own: CASE WHEN e.source = 'own' THEN e {.*} END,
      videos: COUNT { (x)-[:FILMED_IN]->(:Media) },
      measured: [(x)-[:HAS_REP]->(r:Rep)<-[:MEASURED]-(k:EncoderRecording) WHERE EXISTS { (k)-[:ON_DAY]->(:Day) } | r {.*}]}]} AS row
