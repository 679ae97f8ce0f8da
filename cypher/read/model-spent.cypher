// Tokens that language models took for one person on some days.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:CALLED_ON]-(c:ModelCall)
RETURN sum(coalesce(c.tokens_in, 0) + coalesce(c.tokens_out, 0)) AS tokens
