// What was eaten on some days: each portion of a food or of a pot, with the energy of a food's.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(p:Portion)-[:PORTION_OF]->(x)
RETURN d.date AS date, x.id AS id, x.name AS pot, x.name_en AS name_en, x.name_es AS name_es,
  p.grams AS grams, p.grams_source AS grams_source, p.grams * x.energy_kcal_100g / 100 AS energy_kcal
ORDER BY date
