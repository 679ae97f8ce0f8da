// On which days did I tell you nothing?
// es: ¿Qué días no te conté nada?
// $first day = today-27: the first day of the span
// $last day = today: the last one
MATCH (u:User {id: $user_id})
CALL (u) {
  UNWIND $day_ids AS day_id
  MATCH (d:Day {id: day_id})<-[:LIVED]-(u)
  WITH d, COUNT { (d)<-[:ON_DAY]-(:Record) } AS records,
    [(d)<-[:SENT_ON]-(m:Message) WHERE m.direction = 'in' | m.id] AS messages
  RETURN collect({id: d.id, records: records, messages: messages}) AS lived
}
UNWIND $day_ids AS day_id
WITH day_id, [one IN lived WHERE one.id = day_id][0] AS day
WHERE day IS NULL OR day.records = 0
RETURN split(day_id, '|')[1] AS date, CASE WHEN day IS NULL THEN [] ELSE day.messages END AS messages
ORDER BY date
