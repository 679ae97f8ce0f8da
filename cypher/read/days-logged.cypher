// The days of some on which one person recorded anything.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id AND EXISTS { (d)<-[:ON_DAY]-(:Record) }
RETURN d.date AS date
