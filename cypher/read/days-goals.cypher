// Goals of one person on some days.
UNWIND $day_ids AS day_id
MATCH (u:User {id: $user_id})-[:LIVED]->(d:Day {id: day_id})
MATCH (d)<-[:ON_DAY]-(g:Goal)
RETURN d.date AS date, g {.*} AS row
