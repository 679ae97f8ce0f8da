// What was found between two variables of a person at one lag.
UNWIND $rows AS row
MATCH (x:Variable {id: row.x})
MATCH (y:Variable {id: row.y})
CREATE (x)-[r:RELATES_TO]->(y)
SET r += row.properties
