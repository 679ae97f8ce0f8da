// What went into a pot: the batch on the day it was cooked, and each known food with its grams.
UNWIND $rows AS row
OPTIONAL MATCH (old:Record {id: row.id})
WITH row WHERE old IS NULL
MATCH (u:User {id: row.user_id})
MATCH (d:Day {id: row.day_id})
CREATE (b:CookingBatch:Record {id: row.id})
SET b += row.properties
CREATE (b)-[:ON_DAY]->(d)
CREATE (u)-[:COOKED]->(b)
WITH b, row
UNWIND row.ingredients AS ingredient
MATCH (f:Food {id: ingredient.food_id})
MERGE (b)-[c:COOKED_FROM {place: ingredient.place}]->(f)
SET c.grams = ingredient.grams, c.grams_source = ingredient.grams_source
