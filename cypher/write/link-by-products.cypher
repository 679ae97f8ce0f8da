// Ties what came out of a pot beside its dish (a broth, yolks) to that pot, both of the same person.
UNWIND $rows AS row
MATCH (b:CookingBatch {id: row.id})<-[:COOKED]-(u:User)
WHERE u.id = row.user_id
MATCH (p:CookingBatch {id: row.pot_id})<-[:COOKED]-(u)
MERGE (b)-[:BY_PRODUCT_OF]->(p)
