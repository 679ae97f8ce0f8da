// Recipes of a person as they stand now; what they call for is written anew.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})
MERGE (r:Recipe {id: row.id})
ON CREATE SET r.made_at = row.at
SET r.changed_at = row.at, r += row.properties
MERGE (u)-[:OWNS]->(r)
WITH r, row
UNWIND row.ingredients AS ingredient
MATCH (f:Food {id: ingredient.food_id})
CREATE (r)-[c:CALLS_FOR]->(f)
SET c.place = ingredient.place, c.grams = ingredient.grams, c.grams_source = ingredient.grams_source
