// How many meals were eaten.
// en: Meals
// es: Comidas
// unit: count
// of: meals
// missing: nothing eaten is recorded.
MATCH (u:User {id: $user_id})-[:LIVED]->(d:Day)
WHERE d.date >= $first AND d.date <= $last
MATCH (d)<-[:ON_DAY]-(p:Portion)
MATCH (m:Meal)-[:CONTAINS]->(p)
RETURN d.date AS date, count(DISTINCT m) AS value
