// Foods that a person ate from a local day on.
MATCH (u:User {id: $user_id})-[:LIVED]->(d:Day)
WHERE d.date >= $first
MATCH (d)<-[:ON_DAY]-(p:Portion)-[:PORTION_OF]->(f:Food)
RETURN f.id AS food_id, p.grams AS grams,
  coalesce(p.at, CASE WHEN p.told_at STARTS WITH d.date THEN p.told_at ELSE d.date + 'T12:00:00.000000Z' END) AS at
