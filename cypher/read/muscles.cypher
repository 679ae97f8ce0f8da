// The muscles, each with its group.
MATCH (m:Muscle)
OPTIONAL MATCH (m)-[:PART_OF]->(g:MuscleGroup)
RETURN m {.id, .name_en, .name_es, group: g.id} AS muscle
