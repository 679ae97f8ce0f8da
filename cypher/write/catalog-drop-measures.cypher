// Measures that the rows of these foods no longer have.
UNWIND $rows AS row
MATCH (m:Measure)-[:MEASURES]->(:Food {id: row.id})
WHERE NOT m.id IN row.kept
DETACH DELETE m
