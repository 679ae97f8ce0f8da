// What language models were called for, by month, person and model: calls, failed ones, tokens and cost.
MATCH (c:ModelCall)-[:CALLED_ON]->(d:Day)<-[:LIVED]-(u:User)
WITH substring(d.date, 0, 7) AS month, coalesce(u.name, '') AS person, c.model AS model, c
RETURN month, person, model, count(c) AS calls,
  sum(CASE WHEN c.outcome = 'ok' THEN 0 ELSE 1 END) AS failed, sum(coalesce(c.tokens_in, 0)) AS tokens_in,
  sum(coalesce(c.tokens_cached, 0)) AS tokens_cached, sum(coalesce(c.tokens_out, 0)) AS tokens_out,
  sum(coalesce(c.cost_usd, 0.0)) AS cost_usd, sum(CASE WHEN c.cost_usd IS NULL THEN 1 ELSE 0 END) AS unpriced
ORDER BY month, person, model
