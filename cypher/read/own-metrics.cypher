// The metrics that only this person has.
MATCH (:User {id: $user_id})-[:DEFINED]->(m:Metric)
RETURN m {.slug, .unit, .label_en, .label_es, .kind, .per_day} AS metric
