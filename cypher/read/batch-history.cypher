// How one of a person's pots stood from version to version, and what left it uneaten or changed its place.
MATCH (b:CookingBatch {id: $batch_id})<-[:COOKED]-(u:User)
WHERE u.id = $user_id
RETURN b.version AS version,
  [(v:BatchVersion)-[:VERSION_OF]->(b) | v {.*, counts: EXISTS { (v)-[:ON_DAY]->(:Day) },
    ingredients: [(v)-[c:COOKED_FROM]->(f:Food) | c {.grams, .place, food_id: f.id,
      own: CASE WHEN f.source = 'own' THEN f {.*} END}]}] AS versions,
  [(k:Taking)-[:TAKEN_FROM]->(b) WHERE EXISTS { (k)-[:ON_DAY]->(:Day) } | k {.*}] AS takings
