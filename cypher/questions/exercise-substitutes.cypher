// What can take the place of an exercise with the equipment at hand (a list, as in ["dumbbell", "band"]): the more of its muscles' work in common, the earlier.
MATCH (e:Exercise {id: $exercise})-[t:TARGETS_PRIMARY|TARGETS_SECONDARY]->(m:Muscle)
MATCH (m)<-[o:TARGETS_PRIMARY|TARGETS_SECONDARY]-(x:Exercise)
WHERE x.id <> e.id AND x.equipment IN $equipment AND x.name_en IS NOT NULL AND NOT EXISTS { (x)<-[:OWNS]-(:User) }
WITH e, x, sum(CASE WHEN t.activation < o.activation THEN t.activation ELSE o.activation END) AS shared
MATCH (x)-[a:TARGETS_PRIMARY|TARGETS_SECONDARY]->(:Muscle)
WITH e, x, shared, sum(a.activation) AS work
MATCH (e)-[b:TARGETS_PRIMARY|TARGETS_SECONDARY]->(:Muscle)
WITH x, shared, work, sum(b.activation) AS wanted
RETURN x.id AS id, x.name_en AS name_en, x.name_es AS name_es, x.equipment AS equipment,
  round(100 * shared / (wanted + work - shared)) AS percent_alike
ORDER BY percent_alike DESC, id
LIMIT 10
