// Every node as it is stored, to compare with what a backup holds.
MATCH (n)
RETURN labels(n) AS labels, properties(n) AS properties
