// Other names of shared exercises and foods, in one list.
MATCH (a:Alias)-[:NAMES]->(n)
WHERE NOT EXISTS { (a)<-[:OWNS]-(:User) }
RETURN collect({text: a.text, language: a.language, target: n.id}) AS rows
