// Which load of large catalogs is the last.
MATCH (c:Catalog {id: 'products'})
RETURN c.digest AS digest
