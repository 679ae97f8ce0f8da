// Shared foods that are held in memory say so, so that a start does not look at those of large catalogs.
MATCH (f:Food)
WHERE f.name_en IS NOT NULL AND f.key IS NULL AND NOT EXISTS { (f)<-[:OWNS]-(:User) }
SET f.shelf = 'shared'
