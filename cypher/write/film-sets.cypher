// Ties films to the sets that they show, each to one set of the person whose it is.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})-[:KEEPS]->(f:Media {id: row.media_id})
MATCH (x:Set {id: row.set_id})
CALL (u, f) {
  OPTIONAL MATCH (f)<-[old:FILMED_IN]-(other:Set)
  WHERE other.day_id STARTS WITH u.id + '|'
  DELETE old
  RETURN count(old) AS moved
}
MERGE (x)-[:FILMED_IN]->(f)
