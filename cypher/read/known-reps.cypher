// Which repetitions of a person are measured already, by what was measured, and the set that each hangs on
// with its day.
MATCH (u:User {id: $user_id})
UNWIND $keys AS key
MATCH (r:Rep {key: key})<-[:MEASURED]-(k:EncoderRecording)-[:ON_DAY]->(d:Day)<-[:LIVED]-(owner:User)
WHERE owner.id = u.id
OPTIONAL MATCH (r)<-[:HAS_REP]-(x:Set)-[:ON_DAY]->(on:Day)
RETURN key, r.id AS id, collect(x {.id, date: on.date}) AS sets
