// Takes away the totals of years in which nothing counts any more.
UNWIND $rows AS row
MATCH (t:Totals {id: row.id})
DETACH DELETE t
