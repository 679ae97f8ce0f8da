// All variants of a movement (its id, as in bench-press), each with what it is a variant of and in which facet.
MATCH (e:Exercise {movement: $movement})
WHERE e.name_en IS NOT NULL AND NOT EXISTS { (e)<-[:OWNS]-(:User) }
OPTIONAL MATCH (e)-[v:VARIANT_OF]->(b:Exercise)
RETURN e.id AS id, e.name_en AS name_en, e.name_es AS name_es, e.equipment AS equipment,
  v.facet AS facet, v.value AS value, b.id AS variant_of
ORDER BY id, facet
