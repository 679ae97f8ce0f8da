// Exercises that one person had become everybody's, with the muscle that each works most.
UNWIND $rows AS row
MATCH (:User)-[o:OWNS]->(e:Exercise {id: row.id})
MATCH (m:Muscle {id: row.muscle})
DELETE o
SET e.source = 'people', e.basis = row.basis
MERGE (q:Equipment {id: 'other'})
MERGE (e)-[:USES]->(q)
MERGE (e)-[t:TARGETS_PRIMARY]->(m)
SET t.activation = row.activation
