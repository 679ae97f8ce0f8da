// Takes names back that a person had for exercises.
UNWIND $rows AS row
MATCH (a:Alias {id: row.id})<-[:OWNS]-(:User {id: row.user_id})
DETACH DELETE a
