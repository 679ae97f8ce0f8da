// What left a pot of the person's own uneaten, or changed its place.
UNWIND $rows AS row
OPTIONAL MATCH (old:Record {id: row.id})
WITH row WHERE old IS NULL
MATCH (b:CookingBatch {id: row.batch_id})<-[:COOKED]-(u:User)
WHERE u.id = row.user_id
MATCH (d:Day {id: row.day_id})
CREATE (k:Taking:Record {id: row.id})
SET k += row.properties
CREATE (k)-[:ON_DAY]->(d)
CREATE (k)-[:TAKEN_FROM]->(b)
