// The routines of one person with their planned sets.
MATCH (u:User {id: $user_id})-[:OWNS]->(r:Routine)
RETURN r {.*, sets: [(r)-[p:PLANS]->(s:PlannedSet)-[:OF_EXERCISE]->(e:Exercise) |
  s {.*, order: p.order, exercise_id: e.id}]} AS routine
