// The unit in which a person last wrote a load.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})
SET u.load_unit = row.load_unit
