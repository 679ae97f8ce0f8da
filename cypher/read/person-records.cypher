// Where all records of a person lie, also those that hang on no day any more.
MATCH (r:Record)
WHERE r.day_id STARTS WITH $user_id + '|'
RETURN elementId(r) AS id
