// Every node by its place in this database, with its labels.
MATCH (n)
RETURN elementId(n) AS id, labels(n) AS labels
