// What the exercises, muscles and metrics that variables are about are called.
UNWIND $keys AS asked
OPTIONAL MATCH (e:Exercise {id: asked.key}) WHERE asked.by = 'exercise'
OPTIONAL MATCH (m:Muscle {id: asked.key}) WHERE asked.by = 'muscle'
OPTIONAL MATCH (q:Metric {id: asked.key}) WHERE asked.by = 'metric'
RETURN asked.by AS by, asked.key AS key, coalesce(e.name_en, m.name_en, q.label_en) AS label_en,
  coalesce(e.name_es, m.name_es, q.label_es) AS label_es, q.unit AS unit
