// Which catalogs were loaded, from what, and how often.
MATCH (c:Catalog)
RETURN c.id AS id, c.digest AS digest, c.version AS version
ORDER BY id
