// What a person did of an exercise by weeks and by months.
UNWIND $rows AS row
MATCH (p:Practice {id: row.id})
SET p += row.properties
