// Foods that a person ate from a local day on.
MATCH (u:User {id: $user_id})-[:LIVED]->(d:Day)
WHERE d.date >= $first
MATCH (d)<-[:ON_DAY]-(p:Portion)-[:PORTION_OF]->(f:Food)
RETURN f.id AS food_id, coalesce(p.at, d.date + 'T12:00:00.000000Z') AS at, p.grams AS grams
