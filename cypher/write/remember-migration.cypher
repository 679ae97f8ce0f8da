// Remembers a migration, or the digest of the schema, as applied.
UNWIND $rows AS row
MERGE (m:Migration {id: row.id})
SET m.applied_at = row.applied_at, m.digest = row.digest
