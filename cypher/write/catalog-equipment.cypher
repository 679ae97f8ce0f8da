// What exercises are done with.
UNWIND $rows AS row
MERGE (q:Equipment {id: row.id})
SET q.name_en = row.name_en, q.name_es = row.name_es
