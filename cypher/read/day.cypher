// Everything that counts of one person's local day, as it is stored; no day where nothing was ever recorded.
// The day is bound before anything is read from it: the embedded engine takes a null start for any start. It is
// found by its own id, since from the person's side the engine walks through all days ever lived.
MATCH (u:User {id: $user_id})
CALL (u) {
  MATCH (d:Day {id: $day_id})<-[:LIVED]-(owner:User)
  WHERE owner.id = $user_id
  RETURN collect(d {
    sessions: [(d)<-[:ON_DAY]-(s:Session) | s {.*, sets: [(s)-[:HAS_SET]->(x:Set)-[:OF_EXERCISE]->(e:Exercise)
    WHERE EXISTS { (x)-[:ON_DAY]->(:Day) } | x {.*, exercise_id: e.id, own: CASE WHEN e.source = 'own' THEN e {.*} END,
      videos: COUNT { (x)-[:FILMED_IN]->(:Media) },
      measured: [(x)-[:HAS_REP]->(r:Rep)<-[:MEASURED]-(k:EncoderRecording) WHERE EXISTS { (k)-[:ON_DAY]->(:Day) } | r {.*}]}]}],
    meals: [(d)<-[:ON_DAY]-(m:Meal) | m {.*, items:
    [(m)-[:CONTAINS]->(p:Portion)-[:PORTION_OF]->(f:Food) WHERE EXISTS { (p)-[:ON_DAY]->(:Day) } | p {.*, food_id: f.id, own: CASE WHEN f.source = 'own' OR f.key IS NOT NULL THEN f {.*} END}],
    shares: [(m)-[:CONTAINS]->(p:Portion)-[:PORTION_OF]->(b:CookingBatch) WHERE EXISTS { (p)-[:ON_DAY]->(:Day) } |
      p {.*, batch_id: b.id, batch_name: b.name, batch_yield_g: b.yield_g, batch_portions: b.portions,
        ingredients: [(b)-[c:COOKED_FROM]->(i:Food) | c {.grams, food_id: i.id,
        own: CASE WHEN i.source = 'own' THEN i {.*} END}]}]}],
    batches: [(d)<-[:ON_DAY]-(b:CookingBatch) | b {.*,
    ingredients: [(b)-[c:COOKED_FROM]->(i:Food) | c {.grams, .place, food_id: i.id,
      own: CASE WHEN i.source = 'own' THEN i {.*} END}],
    eaten: [(b)<-[:PORTION_OF]-(p:Portion) WHERE EXISTS { (p)-[:ON_DAY]->(:Day) } | p {.grams, .portions}],
  taken: [(b)<-[:TAKEN_FROM]-(k:Taking) WHERE EXISTS { (k)-[:ON_DAY]->(:Day) } | k {.kind, .grams, .portions}],
  recipe_ids: [(b)-[:COOKED_FROM]->(r:Recipe) | r.id], out_of: [(b)-[:BY_PRODUCT_OF]->(q:CookingBatch) | q.id]}],
    sleep: [(d)<-[:ON_DAY]-(s:Sleep) | s {.*}],
    observations: [(d)<-[:ON_DAY]-(o:Observation) | o {.*}],
    check_ins: [(d)<-[:ON_DAY]-(c:CheckIn) | c {.*, scores: [(c)-[r:RATES]->(m:Metric) | [m.id, r.score]]}]
  }) AS days
}
RETURN u.timezone AS timezone, days
