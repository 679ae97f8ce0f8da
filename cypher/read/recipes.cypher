// The recipes of one person: what each calls for, and the pots that followed it.
MATCH (u:User {id: $user_id})-[:OWNS]->(r:Recipe)
RETURN r {.*,
  ingredients: [(r)-[c:CALLS_FOR]->(f:Food) | c {.grams, .place, food_id: f.id,
    own: CASE WHEN f.source = 'own' THEN f {.*} END}],
  batches: [(r)<-[:COOKED_FROM]-(b:CookingBatch) WHERE EXISTS { (b)-[:ON_DAY]->(:Day) } |
    b {.id, .at, .yield_g, .portions, ingredients: [(b)-[k:COOKED_FROM]->(i:Food) | k {.grams, food_id: i.id,
      own: CASE WHEN i.source = 'own' THEN i {.*} END}]}]} AS recipe
