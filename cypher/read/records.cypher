// Records of one's own by id, each in its present version, with what they hang on.
MATCH (u:User {id: $user_id})
UNWIND $ids AS id
MATCH (first:Record {id: id})
OPTIONAL MATCH (first)<-[:REPLACES*1..20]-(newer:Record) WHERE EXISTS { (newer)-[:ON_DAY]->(:Day) }
WITH u, coalesce(newer, first) AS r
MATCH (r)-[:ON_DAY]->(d:Day)<-[:LIVED]-(u)
OPTIONAL MATCH (r)-[:OF_EXERCISE]->(e:Exercise)
OPTIONAL MATCH (s:Session)-[:HAS_SET]->(r)
OPTIONAL MATCH (r)-[:PORTION_OF]->(f)
OPTIONAL MATCH (m:Meal)-[:CONTAINS]->(r)
RETURN properties(r) AS properties, labels(r) AS labels, d.date AS date, e.id AS exercise_id, s.id AS session_id,
  f.id AS of_id, labels(f) AS of_labels, m.id AS meal_id, m.category AS category
ORDER BY r.told_at, r.place
