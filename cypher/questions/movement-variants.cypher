// Which kinds of bench press are there, and what do they train?
// es: ¿Qué variantes del press de banca hay y qué trabajan?
// $movement text: the id of a movement, such as bench-press
MATCH (e:Exercise {movement: $movement})
WHERE e.name_en IS NOT NULL AND NOT EXISTS { (e)<-[:OWNS]-(:User) }
OPTIONAL MATCH (e)-[v:VARIANT_OF]->(b:Exercise)
RETURN e.id AS id, e.name_en AS name_en, e.name_es AS name_es, e.equipment AS equipment,
  v.facet AS facet, v.value AS value, b.id AS variant_of,
  [(e)-[t:TARGETS_PRIMARY]->(m:Muscle) | m.id] AS muscles, [(e)-[:USES]->(q:Equipment) | q.id] AS gear
ORDER BY id, facet
