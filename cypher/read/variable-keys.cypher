// What the exercises, muscles and metrics that variables are about are called.
CALL () {
  UNWIND $exercise AS id
  MATCH (e:Exercise {id: id})
  RETURN collect({id: id, label_en: e.name_en, label_es: e.name_es}) AS exercise
}
CALL () {
  UNWIND $muscle AS id
  MATCH (m:Muscle {id: id})
  RETURN collect({id: id, label_en: m.name_en, label_es: m.name_es}) AS muscle
}
CALL () {
  UNWIND $metric AS id
  MATCH (q:Metric {id: id})
  RETURN collect({id: id, label_en: q.label_en, label_es: q.label_es, unit: q.unit}) AS metric
}
RETURN exercise, muscle, metric
