// Remembers that foods of large catalogs were loaded: the file of their names is of this load or has to be made anew.
UNWIND $rows AS row
MERGE (c:Catalog {id: 'products'})
SET c.digest = row.digest, c.version = 1
