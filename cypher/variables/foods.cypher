// How many different foods were eaten, those of a pot included.
// en: Different foods
// es: Alimentos distintos
// unit: count
// of: meals
// missing: nothing eaten is recorded.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(p:Portion)-[:PORTION_OF]->(x)
OPTIONAL MATCH (x)-[:COOKED_FROM]->(i:Food)
RETURN d.date AS date, count(DISTINCT coalesce(i.id, x.id)) AS value
