// Recordings of an encoder with their repetitions of one person on some days.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(k:EncoderRecording)
RETURN d.date AS date, k {.*, reps: [(k)-[:MEASURED]->(r:Rep) | r {.*,
  sets: [(r)<-[:HAS_REP]-(x:Set)-[:OF_EXERCISE]->(e:Exercise) WHERE EXISTS { (x)-[:ON_DAY]->(:Day) } |
    x {.id, .weight_kg, .rir, exercise_id: e.id}]}]} AS row
