// How far am I from my goals?
// es: ¿Cuánto me falta para mis objetivos?
MATCH (u:User {id: $user_id})-[:AIMS_FOR]->(g:Goal)-[:ON_DAY]->(s:Day)
MATCH (g)-[:ABOUT]->(k:Metric)
OPTIONAL MATCH (u)-[:LIVED]->(d:Day)<-[:ON_DAY]-(o:Observation)-[:OF_METRIC]->(k)
WITH g, s, k, d, o
ORDER BY d.date, o.at
WITH g, s, k, collect(CASE WHEN o IS NOT NULL AND d.date <= s.date THEN o.value END) AS before,
  collect(o.value) AS every, max(d.date) AS last_on, collect(o) AS seen
WITH g, s, k, last_on, coalesce(before[size(before) - 1], every[0]) AS start, every[size(every) - 1] AS now,
  seen[size(seen) - 1] AS latest
WITH g, s, k, last_on, start, now, latest,
  coalesce(g.target, start + CASE WHEN g.kind = 'lose' THEN -g.change ELSE g.change END) AS target
RETURN g.metric AS metric, g.kind AS kind, s.date AS since, g.due_on AS due_on, start, now, last_on, target,
  target - now AS to_go, g.unit AS unit, g.status AS status,
  [(g)<-[:RECORDED]-(m:Message) | m.id] + [(latest)<-[:RECORDED]-(m:Message) | m.id] AS messages
ORDER BY since, metric, g.id
