// Messages that one person wrote on some days, with what they recorded and what was answered.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:SENT_ON]-(m:Message)
RETURN d.date AS date, m {.id, .kind, .text, .at, .arrived, .received_at, .context_id, .state, .intent, .model, .tokens_in,
  .tokens_out, .processing_ms, .error,
  records: [(m)-[:RECORDED]->(r:Record) | [r.place, r.id]],
  replies: [(m)<-[:ANSWERS]-(a:Reply) | a {.id, .kind, .text, .created_at, .error, .state}]} AS row
