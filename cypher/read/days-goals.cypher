// Goals of one person on some days.
MATCH (u:User {id: $user_id})
UNWIND $day_ids AS day_id
MATCH (u)-[:LIVED]->(d:Day {id: day_id})<-[:ON_DAY]-(g:Goal)
RETURN d.date AS date, g {.*} AS row
