// What can I do instead of the bench press with the gear I have?
// es: ¿Qué puedo hacer en lugar del press de banca con lo que tengo?
// $exercise text: the id of an exercise, such as bench-press-barbell
// $equipment texts: the gear at hand, as in dumbbell,band
MATCH (e:Exercise {id: $exercise})-[t:TARGETS_PRIMARY|TARGETS_SECONDARY]->(m:Muscle)
MATCH (m)<-[o:TARGETS_PRIMARY|TARGETS_SECONDARY]-(x:Exercise)
WHERE x.id <> e.id AND EXISTS { (x)-[:USES]->(q:Equipment) WHERE q.id IN $equipment } AND x.name_en IS NOT NULL
  AND NOT EXISTS { (x)<-[:OWNS]-(:User) }
WITH e, x, sum(CASE WHEN t.activation < o.activation THEN t.activation ELSE o.activation END) AS shared
MATCH (x)-[a:TARGETS_PRIMARY|TARGETS_SECONDARY]->(:Muscle)
WITH e, x, shared, sum(a.activation) AS work
MATCH (e)-[b:TARGETS_PRIMARY|TARGETS_SECONDARY]->(:Muscle)
WITH x, shared, work, sum(b.activation) AS wanted
RETURN x.id AS id, x.name_en AS name_en, x.name_es AS name_es, x.equipment AS equipment,
  round(100 * shared / (wanted + work - shared)) AS percent_alike
ORDER BY percent_alike DESC, id
LIMIT 10
