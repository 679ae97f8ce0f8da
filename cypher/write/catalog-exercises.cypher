// Exercises of a catalog as their rows say; what they were linked to before is taken away, to be linked anew.
UNWIND $rows AS row
MERGE (e:Exercise {id: row.id})
SET e += row.properties
WITH e
OPTIONAL MATCH (e)-[r:USES|TARGETS_PRIMARY|TARGETS_SECONDARY|VARIANT_OF]->()
DELETE r
