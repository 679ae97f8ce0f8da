// What outside sources said of foods with a model's figures, unless their owners told figures meanwhile.
UNWIND $rows AS row
MATCH (f:Food {id: row.id})
WHERE f.origin = 'model'
SET f += row.properties
