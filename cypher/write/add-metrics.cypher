// Metrics that can be observed or rated.
UNWIND $rows AS row
MERGE (m:Metric {id: row.id})
ON CREATE SET m.unit = row.unit, m.label_en = row.label_en, m.label_es = row.label_es, m.kind = row.kind, m.per_day = row.per_day
