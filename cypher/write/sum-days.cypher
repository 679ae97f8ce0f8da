// Days whose totals are reckoned, with the sums that people read.
UNWIND $rows AS row
MATCH (d:Day {id: row.id})
SET d += row.properties
REMOVE d.stale_of
