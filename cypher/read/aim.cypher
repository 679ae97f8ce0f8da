// The goal of a person about one metric that was told last.
MATCH (u:User {id: $user_id})-[:AIMS_FOR]->(g:Goal)-[:ON_DAY]->(:Day)
WHERE g.metric = $metric AND g.told_at <= $until
RETURN g.target AS target, g.unit AS unit, g.told_at AS told_at
ORDER BY told_at DESC, g.arrived DESC LIMIT 1
