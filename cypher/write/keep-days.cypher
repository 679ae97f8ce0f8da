// The local days that records of this write belong to; their totals are to be reckoned anew.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})
MERGE (d:Day {id: row.id})
ON CREATE SET d.date = row.date, d.stale_of = row.user_id
MERGE (d)<-[:LIVED]-(u)
FOREACH (true_yet IN CASE WHEN d.stale_of IS NULL THEN [1] ELSE [] END | SET d.stale_of = row.user_id)
