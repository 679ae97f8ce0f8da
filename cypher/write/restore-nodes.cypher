// Nodes of a backup with the places they get, all of the labels that stand in for LABELS: the embedded engine takes none as a parameter.
UNWIND $rows AS row
CREATE (n:LABELS)
SET n = row.properties
RETURN row.number AS number, elementId(n) AS id
