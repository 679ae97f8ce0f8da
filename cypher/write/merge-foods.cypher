// Says of foods that they are others from now on, or themselves again.
UNWIND $rows AS row
MATCH (g:Food {id: row.gone})
SET g.merged_into = row.kept
