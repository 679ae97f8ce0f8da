// How much muscles work in one exercise for one person, where that is not what the catalog says.
MATCH (u:User {id: $user_id})
MATCH (u)-[:ADJUSTS]->(a:Adjustment)
WHERE a.exercise = $exercise
RETURN a.muscle AS muscle, a.activation AS activation
