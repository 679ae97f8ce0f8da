// Up to two people with a name that each writes under: one when there is only one.
MATCH (u:User)<-[:IDENTIFIES]-(i:Identity)
WITH u, i ORDER BY i.id DESC
RETURN u.id AS id, collect(i.id)[0] AS identity
LIMIT 2
