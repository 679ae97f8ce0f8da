// Which of my messages are behind the figures of a day?
// es: ¿De qué mensajes salen los datos de un día?
// $day day = today: which day
MATCH (d:Day {id: $day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(r:Record)
WHERE NOT r:Meal AND (NOT r:Session OR r.explicit)
WITH r, [(r)-[:OF_EXERCISE|PORTION_OF|OF_METRIC|OF_FOOD|ABOUT]->(x) | x {.name_en, .name_es, .label_en, .label_es, .name}] AS things,
  [(r)<-[:RECORDED]-(m:Message) | {id: m.id, text: m.text}] AS told
RETURN [one IN labels(r) WHERE one <> 'Record'][0] AS kind,
  coalesce(things[0].name_en, things[0].label_en, things[0].name, r.name, r.title, r.kind, r.moment,
    r.file_name) AS thing_en,
  coalesce(things[0].name_es, things[0].label_es, things[0].name, r.name, r.title, r.kind, r.moment,
    r.file_name) AS thing_es,
  r.reps AS reps, r.weight_kg AS weight_kg, r.grams AS grams, coalesce(r.value, r.duration_min) AS value,
    coalesce(r.at, r.told_at) AS told_at,
  told[0].text AS text, [one IN told | one.id] AS messages
ORDER BY told_at, r.place, r.id
