// Muscles and the groups that they are part of.
UNWIND $rows AS row
MERGE (m:Muscle {id: row.id})
SET m.name_en = row.name_en, m.name_es = row.name_es
MERGE (g:MuscleGroup {id: row.group})
SET g.name_en = row.group_en, g.name_es = row.group_es
MERGE (m)-[:PART_OF]->(g)
