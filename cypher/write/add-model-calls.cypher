// Calls of language models, each on its day and with the message that it was for, which tells their sums.
UNWIND $rows AS row
MATCH (d:Day {id: row.day_id})
MERGE (c:ModelCall {id: row.id})
SET c += row.properties
MERGE (c)-[:CALLED_ON]->(d)
WITH row, c
MATCH (m:Message {id: row.message_id})
MERGE (m)-[:USED]->(c)
SET m.model = c.model
WITH DISTINCT m
MATCH (m)-[:USED]->(one:ModelCall)
WITH m, sum(coalesce(one.tokens_in, 0)) AS tokens_in, sum(coalesce(one.tokens_out, 0)) AS tokens_out
SET m.tokens_in = tokens_in, m.tokens_out = tokens_out
