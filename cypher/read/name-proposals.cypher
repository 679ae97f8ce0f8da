// Names that several people gave the same exercise (a model gave none of them), with how many.
MATCH (u:User)-[:OWNS]->(a:Alias)-[:NAMES]->(e:Exercise)
WHERE coalesce(a.source, 'person') = 'person'
WITH a.key AS key, a.language AS language, e.id AS exercise, count(u) AS people, min(a.text) AS text
WHERE people >= $people
RETURN text, language, exercise, people
ORDER BY people DESC, text
