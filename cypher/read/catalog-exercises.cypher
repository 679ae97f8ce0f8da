// Every shared exercise.
MATCH (e:Exercise)
WHERE e.name_en IS NOT NULL AND NOT EXISTS { (e)<-[:OWNS]-(:User) }
RETURN e {.*} AS exercise
