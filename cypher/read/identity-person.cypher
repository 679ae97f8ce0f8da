// The person who writes under a name.
MATCH (:Identity {id: $identity})-[:IDENTIFIES]->(u:User)
RETURN u {.id, .name, .language, .timezone, .units, .load_unit} AS person
