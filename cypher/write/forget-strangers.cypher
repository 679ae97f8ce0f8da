// Drops what was kept of strangers on earlier days.
UNWIND $rows AS row
MATCH (s:Stranger)
WHERE s.kept_at < row.before
DELETE s
