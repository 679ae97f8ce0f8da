// One's own recording of an encoder by its id, whether it counts, the sets that its repetitions hang on, and the last place of these.
MATCH (u:User {id: $user_id})
MATCH (k:EncoderRecording {id: $id})
WHERE k.day_id STARTS WITH u.id + '|'
OPTIONAL MATCH (k)-[:ON_DAY]->(d:Day)
OPTIONAL MATCH (k)-[:READ_FROM]->(f:Media)
OPTIONAL MATCH (k)-[:MEASURED]->(r:Rep)<-[:HAS_REP]-(x:Set)
RETURN k {.*} AS row, d IS NOT NULL AS counts, f.name AS file, collect(DISTINCT x.id) AS set_ids,
  max(r.place) AS last_place
