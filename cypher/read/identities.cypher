// Which of these identities belong to a person.
UNWIND $ids AS id
MATCH (i:Identity {id: id})-[:IDENTIFIES]->(:User)
RETURN i.id AS id
