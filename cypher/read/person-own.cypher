// Where the foods, exercises, names and metrics lie that are one person's alone, and what only they have.
MATCH (u:User {id: $user_id})-[:OWNS|DEFINED]->(n)
WHERE (n:Alias OR n:Metric OR n.source = 'own')
  AND NOT EXISTS { MATCH (n)<-[:OWNS]-(o:User) WHERE o.id <> u.id }
OPTIONAL MATCH (n)<-[:MEASURES|NAMES]-(m)
WITH collect(DISTINCT elementId(n)) + collect(DISTINCT elementId(m)) AS ids
UNWIND ids AS id
RETURN DISTINCT id
