// What each conversation is in the middle of, as of the time of a message: recent sets, the exercise just named, the open question, batches; whether the person has names and foods of their own, and which catalogs there are.
MATCH (c:Catalog)
WITH collect({id: c.id, version: c.version}) AS catalogs
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})
CALL (u, row) {
  UNWIND row.day_ids AS day_id
  MATCH (d:Day {id: day_id})<-[:ON_DAY]-(x:Set)
  WHERE x.at >= row.since AND x.at <= row.until
  RETURN collect([x.id, x.session_id, x.exercise_id, x.at, x.told_at, x.arrived, x.place, x.reps, x.weight_kg, x.entered_value,
    x.entered_unit, x.rir, x.side, x.type, x.duration_s, x.distance_m]) AS sets
}
CALL (u, row) {
  MATCH (u)-[:IS_IN]->(m:Mode)-[:ABOUT]->(e:Exercise)
  WHERE m.since <= row.until AND m.until >= row.until
  RETURN collect({since: m.since, exercise_id: e.id}) AS modes
}
CALL (u, row) {
  MATCH (u)-[:IS_ASKED]->(q:Question)
  WHERE q.asked_at <= row.until AND q.until >= row.until
  RETURN collect(q {.id, .kind, .payload, .asked_at, .until}) AS questions
}
CALL (u, row) {
  MATCH (u)-[:COOKED]->(b:CookingBatch)
  WHERE b.at >= row.batches_since AND b.at <= row.until AND EXISTS { (b)-[:ON_DAY]->(:Day) }
  RETURN collect(b {.id, .name, .at, .yield_g, .portions}) AS batches
}
RETURN row.message_id AS message_id,
  u {.id, .name, .language, .timezone, .units, .load_unit, .quiet} AS person, sets, modes, questions, batches,
  EXISTS { (u)-[:OWNS]->(:Alias) } OR EXISTS { (u)-[:OWNS]->(:Exercise) } AS own_names,
  EXISTS { (u)-[:OWNS]->(:Food) } AS own_foods, catalogs
