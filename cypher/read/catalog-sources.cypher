// What each row of a source describes, and the digest of what it said.
MATCH (s:SourceExercise)
OPTIONAL MATCH (s)-[:DESCRIBES]->(e:Exercise)
RETURN s.id AS id, s.digest AS digest, e.id AS exercise
