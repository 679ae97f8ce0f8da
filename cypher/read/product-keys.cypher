// The words of the name and brand of every food of a large catalog.
MATCH (f:Food)
WHERE f.key IS NOT NULL
RETURN f.id AS id, f.key AS key
