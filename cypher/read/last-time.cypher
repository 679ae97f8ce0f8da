// The sets of one's own history of an exercise on the last two days that have some which count.
MATCH (u:User {id: $user_id})
MATCH (p:Practice {id: $practice_id})<-[:IN_PRACTICE]-(x:Set)-[:ON_DAY]->(d:Day)
WHERE EXISTS { (u)-[:PRACTISES]->(p) }
WITH d.date AS date,
  collect(x {.reps, .entered_value, .entered_unit, .duration_s, .rir, .type, .told_at, .arrived, .place}) AS sets
RETURN date, sets
ORDER BY date DESC
LIMIT 2
