// How many meals were eaten.
// en: Meals
// es: Comidas
// unit: count
// of: meals
// missing: nothing eaten is recorded.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(p:Portion)
MATCH (m:Meal)-[:CONTAINS]->(p)
RETURN d.date AS date, count(DISTINCT m) AS value
