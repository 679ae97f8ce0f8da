// Remembers that a catalog was loaded, from files with this digest, and that the whole has changed.
UNWIND $rows AS row
MERGE (c:Catalog {id: row.id})
SET c.digest = row.digest, c.version = row.version
