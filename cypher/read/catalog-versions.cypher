// Which catalogs were loaded, from what, and the versions of the loads.
MATCH (c:Catalog)
RETURN c.id AS id, c.digest AS digest, c.version AS version
ORDER BY id
