// The daily totals of a person's years, packed.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})
MERGE (t:Totals {id: row.id})
SET t += row.properties
MERGE (t)<-[:HAS_TOTALS]-(u)
