// Every relationship as it is stored, to compare with what a backup holds.
MATCH (a)-[r]->(b)
RETURN type(r) AS type, properties(r) AS properties, labels(a) AS start_labels, a.id AS start_id, labels(b) AS end_labels, b.id AS end_id
