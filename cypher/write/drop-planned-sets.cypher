// Takes the planned sets of a person's routines away.
UNWIND $rows AS row
MATCH (r:Routine {id: row.id})<-[:OWNS]-(u:User)
WHERE u.id = row.user_id
MATCH (r)-[:PLANS]->(s:PlannedSet)
DETACH DELETE s
