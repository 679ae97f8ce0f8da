// Takes back how much a muscle works in an exercise for one person.
UNWIND $rows AS row
MATCH (a:Adjustment {id: row.id})<-[:ADJUSTS]-(:User {id: row.user_id})
DETACH DELETE a
