// Exercises met for the first time, with equipment, muscles and what they are variants of; known ones keep their names.
UNWIND $rows AS row
MERGE (e:Exercise {id: row.id})
ON CREATE SET e += row.properties
MERGE (q:Equipment {id: row.equipment})
MERGE (e)-[:USES]->(q)
FOREACH (one IN row.primary |
  MERGE (m:Muscle {id: one.muscle})
  MERGE (e)-[t:TARGETS_PRIMARY]->(m)
  SET t.activation = one.activation)
FOREACH (one IN row.secondary |
  MERGE (m:Muscle {id: one.muscle})
  MERGE (e)-[t:TARGETS_SECONDARY]->(m)
  SET t.activation = one.activation)
FOREACH (one IN row.variant_of |
  MERGE (b:Exercise {id: one.id})
  MERGE (e)-[v:VARIANT_OF {facet: one.facet}]->(b)
  SET v.value = one.value)
