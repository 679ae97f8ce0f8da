// Relationships of a backup, all of one type, which stands in for TYPE: the embedded engine takes none as a parameter.
UNWIND $rows AS row
MATCH (a) WHERE elementId(a) = row.start
MATCH (b) WHERE elementId(b) = row.end
CREATE (a)-[r:TYPE]->(b)
SET r = row.properties
