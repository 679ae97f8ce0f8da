// What a person wrote, with what each message recorded and how the question stands that it raised.
MATCH (u:User {id: $user_id})-[:LIVED]->(:Day)<-[:SENT_ON]-(m:Message)
WHERE m.text IS NOT NULL AND m.state = 'done'
RETURN m.id AS id, m.kind AS kind, m.text AS text, m.at AS at, m.arrived AS arrived, m.context_id AS context_id,
  [(m)-[:RECORDED]->(r:Record) | r.id] AS record_ids,
  [(m)<-[:ASKED_IN]-(q:Question) | q.state] AS questions
ORDER BY at, arrived
