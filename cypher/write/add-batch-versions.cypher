// How pots stand since they were weighed again or mended.
UNWIND $rows AS row
OPTIONAL MATCH (old:Record {id: row.id})
WITH row WHERE old IS NULL
MATCH (b:CookingBatch {id: row.batch_id})<-[:COOKED]-(u:User)
WHERE u.id = row.user_id
MATCH (d:Day {id: row.day_id})
CREATE (v:BatchVersion:Record {id: row.id})
SET v += row.properties
CREATE (v)-[:ON_DAY]->(d)
CREATE (v)-[:VERSION_OF]->(b)
WITH v, row
UNWIND row.ingredients AS ingredient
MATCH (f:Food {id: ingredient.food_id})
CREATE (v)-[c:COOKED_FROM]->(f)
SET c.place = ingredient.place, c.grams = ingredient.grams, c.grams_source = ingredient.grams_source
