// Takes records out of what counts: undone, deleted or replaced.
UNWIND $rows AS row
MATCH (r:Record {id: row.id})-[on:ON_DAY]->(:Day)
DELETE on
