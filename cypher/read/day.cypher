// Everything that counts of one person's local day, as it is stored; no day where nothing was ever recorded.
// The day is bound before anything is read from it: the embedded engine takes a null start for any start.
MATCH (u:User {id: $user_id})
CALL (u) {
  MATCH (u)-[:LIVED]->(d:Day {id: $day_id})
  RETURN collect(d {
    sessions: [(d)<-[:ON_DAY]-(s:Session) | s {.*, sets: [(s)-[:HAS_SET]->(x:Set)-[:OF_EXERCISE]->(e:Exercise)
    WHERE EXISTS { (x)-[:ON_DAY]->(:Day) } | x {.*, exercise_id: e.id}]}],
    meals: [(d)<-[:ON_DAY]-(m:Meal) | m {.*, items:
    [(m)-[:CONTAINS]->(p:Portion)-[:PORTION_OF]->(f:Food) WHERE EXISTS { (p)-[:ON_DAY]->(:Day) } | p {.*, food_id: f.id}],
    shares: [(m)-[:CONTAINS]->(p:Portion)-[:PORTION_OF]->(b:CookingBatch) WHERE EXISTS { (p)-[:ON_DAY]->(:Day) } |
      p {.*, batch_id: b.id, batch_name: b.name, batch_yield_g: b.yield_g, batch_portions: b.portions,
        ingredients: [(b)-[c:COOKED_FROM]->(i:Food) | {food_id: i.id, grams: c.grams}]}]}],
    batches: [(d)<-[:ON_DAY]-(b:CookingBatch) | b {.*,
    ingredients: [(b)-[c:COOKED_FROM]->(i:Food) | {food_id: i.id, grams: c.grams, place: c.place}],
    eaten: [(p:Portion)-[:PORTION_OF]->(b) WHERE EXISTS { (p)-[:ON_DAY]->(:Day) } | p {.grams, .portions}]}],
    sleep: [(d)<-[:ON_DAY]-(s:Sleep) | s {.*}],
    observations: [(d)<-[:ON_DAY]-(o:Observation) | o {.*}],
    check_ins: [(d)<-[:ON_DAY]-(c:CheckIn) | c {.*, scores: [(c)-[r:RATES]->(m:Metric) | [m.id, r.score]]}]
  }) AS days
}
RETURN u.timezone AS timezone, days
