// Measures that the rows of these foods no longer have.
UNWIND $rows AS row
MATCH (f:Food {id: row.id})<-[:MEASURES]-(m:Measure)
WHERE NOT m.id IN row.kept
DETACH DELETE m
