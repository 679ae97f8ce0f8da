// What went into a person's pots since a time, food by food.
MATCH (u:User {id: $user_id})-[:COOKED]->(b:CookingBatch)
WHERE b.at >= $since AND EXISTS { (b)-[:ON_DAY]->(:Day) }
MATCH (b)-[c:COOKED_FROM]->(f:Food)
RETURN f.id AS food_id, b.at AS at, c.grams AS grams
