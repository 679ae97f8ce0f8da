// A person no longer keeps something, nor do their messages carry it or their sets show in it.
UNWIND $rows AS row
MATCH (f:Media {id: row.id})<-[k:KEEPS]-(u:User {id: row.user_id})
DELETE k
WITH row, u, f
OPTIONAL MATCH (f)<-[c:CARRIES]-(m:Message)
WHERE m.user_id = u.id
SET m.media_state = 'removed'
DELETE c
WITH DISTINCT row, u, f
OPTIONAL MATCH (f)<-[shows:FILMED_IN]-(x:Set)
WHERE x.day_id STARTS WITH u.id + '|'
DELETE shows
RETURN collect(DISTINCT {work: row.work, id: row.id}) AS answers
