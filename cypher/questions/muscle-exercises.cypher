// The exercises that train a muscle (its id, as in chest), those that train it most first.
MATCH (m:Muscle {id: $muscle})<-[t:TARGETS_PRIMARY|TARGETS_SECONDARY]-(e:Exercise)
WHERE e.name_en IS NOT NULL AND NOT EXISTS { (e)<-[:OWNS]-(:User) }
RETURN e.id AS id, e.name_en AS name_en, e.name_es AS name_es, e.equipment AS equipment,
  t.activation AS activation, type(t) = 'TARGETS_PRIMARY' AS main
ORDER BY activation DESC, id
