// Messages of one person that wait for their turn, or whose turn failed for good.
MATCH (u:User {id: $user_id})
CALL (u) {
  MATCH (u)-[:INBOX]->(m:Message)
  RETURN m
  UNION
  MATCH (u)-[:BURIED]->(m:Message)
  RETURN m
}
RETURN m {.id, .kind, .text, .at, .arrived, .received_at, .context_id, .state, .intent, .model, .tokens_in, .tokens_out,
  .processing_ms, .error,
  records: [(m)-[:RECORDED]->(r:Record) | [r.place, r.id]],
  replies: [(m)<-[:ANSWERS]-(a:Reply) | a {.id, .kind, .text, .created_at, .error, .state}]} AS row
