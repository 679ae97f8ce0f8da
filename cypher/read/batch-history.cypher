// How one of a person's pots stood from version to version, and what left it uneaten or changed its place.
MATCH (b:CookingBatch {id: $batch_id})<-[:COOKED]-(u:User)
WHERE u.id = $user_id
RETURN b.version AS version,
  [(b)<-[:VERSION_OF]-(v:BatchVersion) | v {.*, counts: EXISTS { (v)-[:ON_DAY]->(:Day) },
    ingredients: [(v)-[c:COOKED_FROM]->(f:Food) | c {.grams, .place, food_id: f.id,
      own: CASE WHEN f.source = 'own' THEN f {.*} END}]}] AS versions,
  [(b)<-[:TAKEN_FROM]-(k:Taking) WHERE EXISTS { (k)-[:ON_DAY]->(:Day) } | k {.*}] AS takings
