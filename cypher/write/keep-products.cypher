// Foods of a large catalog as their rows say, under the words of their names.
UNWIND $rows AS row
MERGE (f:Food {id: row.id})
SET f += row.properties
