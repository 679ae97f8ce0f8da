// Messages of one person on some days: what each was about, and what language models took for it.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:SENT_ON]-(m:Message)
RETURN d.date AS date, coalesce(m.intent, '') AS intent,
  [(m)-[:USED]->(c:ModelCall) | c {.tokens_in, .tokens_out, .cost_usd}] AS calls
