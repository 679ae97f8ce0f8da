// Names that several people have for the same exercise, with how many.
MATCH (u:User)-[:OWNS]->(a:Alias)-[:NAMES]->(e:Exercise)
WITH a.key AS key, a.language AS language, e.id AS exercise, count(u) AS people, min(a.text) AS text
WHERE people >= $people
RETURN text, language, exercise, people
ORDER BY people DESC, text
