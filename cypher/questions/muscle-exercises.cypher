// Which exercises train the chest most, and with what gear?
// es: ¿Qué ejercicios trabajan más el pecho y con qué material?
// $muscle text: the id of a muscle, such as chest
MATCH (m:Muscle {id: $muscle})<-[t:TARGETS_PRIMARY|TARGETS_SECONDARY]-(e:Exercise)
WHERE e.name_en IS NOT NULL AND NOT EXISTS { (e)<-[:OWNS]-(:User) }
RETURN e.id AS id, e.name_en AS name_en, e.name_es AS name_es, e.equipment AS equipment,
  t.activation AS activation, type(t) = 'TARGETS_PRIMARY' AS main,
  [(e)-[:USES]->(q:Equipment) | q.id] AS gear, [(m)-[:PART_OF]->(g:MuscleGroup) | g.id][0] AS group
ORDER BY activation DESC, id
