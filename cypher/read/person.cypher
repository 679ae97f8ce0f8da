// What a person told about themselves.
MATCH (u:User {id: $user_id})
RETURN u {.id, .name, .surname, .email, .phone, .height_cm, .birth_date, .timezone, .language, .units} AS person
