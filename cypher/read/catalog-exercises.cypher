// Every shared exercise with its muscles.
MATCH (e:Exercise)
WHERE e.name_en IS NOT NULL AND NOT EXISTS { (:User)-[:OWNS]->(e) }
RETURN e {.*} AS exercise,
  [(e)-[t:TARGETS_PRIMARY]->(m:Muscle) | {muscle: m.id, activation: t.activation}] AS primary,
  [(e)-[t:TARGETS_SECONDARY]->(m:Muscle) | {muscle: m.id, activation: t.activation}] AS secondary
