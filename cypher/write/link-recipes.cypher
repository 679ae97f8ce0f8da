// Ties pots to the recipes of the same person that they follow.
UNWIND $rows AS row
MATCH (b:CookingBatch {id: row.id})<-[:COOKED]-(u:User)
WHERE u.id = row.user_id
MATCH (r:Recipe {id: row.recipe_id})<-[:OWNS]-(u)
MERGE (b)-[:COOKED_FROM]->(r)
