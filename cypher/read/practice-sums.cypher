// What a person did of an exercise by weeks and by months as it is kept, and the days whose sums are not in it yet.
MATCH (u:User {id: $user_id})
MATCH (p:Practice {id: $practice_id})
WHERE EXISTS { (u)-[:PRACTISES]->(p) }
OPTIONAL MATCH (d:Day {stale_of: $user_id})
RETURN p.weeks AS weeks, p.week_volume_kg AS week_volume_kg, p.week_e1rm_kg AS week_e1rm_kg,
  p.months AS months, p.month_volume_kg AS month_volume_kg, p.month_e1rm_kg AS month_e1rm_kg, collect(d.date) AS stale
