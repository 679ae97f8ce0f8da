// Which migrations the graph has had.
MATCH (m:Migration)
WHERE m.applied_at IS NOT NULL
RETURN m.id AS id, m.digest AS digest
