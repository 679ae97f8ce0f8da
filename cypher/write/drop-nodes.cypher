// Takes nodes away, with all their relationships.
UNWIND $rows AS row
MATCH (n) WHERE elementId(n) = row.id
DETACH DELETE n
