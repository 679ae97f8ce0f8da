// The day under which one of one's own records is shown: that of its session or meal, else its own.
MATCH (r:Record {id: $id})-[:ON_DAY]->(own:Day)<-[:LIVED]-(u:User {id: $user_id})
OPTIONAL MATCH (s:Session)-[:HAS_SET]->(r)
OPTIONAL MATCH (s)-[:ON_DAY]->(session_day:Day)
OPTIONAL MATCH (m:Meal)-[:CONTAINS]->(r)
OPTIONAL MATCH (m)-[:ON_DAY]->(meal_day:Day)
RETURN coalesce(session_day.date, meal_day.date, own.date) AS date, own.date AS own_date, labels(r) AS labels,
  r.at AS at, r.told_at AS told_at, r.place AS place
