// Nights and naps of one person on some days.
MATCH (u:User {id: $user_id})
UNWIND $day_ids AS day_id
MATCH (u)-[:LIVED]->(d:Day {id: day_id})<-[:ON_DAY]-(s:Sleep)
RETURN d.date AS date, s {.*} AS row
