// The person an API token stands for.
MATCH (:Token {id: $token_id})-[:ACTS_FOR]->(u:User)
RETURN u {.id, .name, .language, .timezone, .units, .load_unit} AS person
