// Makes pots show the latest of their versions that counts; by any of their versions. The totals of days on which they were eaten are to be reckoned anew.
UNWIND $rows AS row
MATCH (:BatchVersion {id: row.id})-[:VERSION_OF]->(b:CookingBatch)
WITH DISTINCT b
MATCH (v:BatchVersion)-[:VERSION_OF]->(b)
WHERE v.original = true OR EXISTS { (v)-[:ON_DAY]->(:Day) }
WITH b, v ORDER BY v.arrived DESC, v.place DESC
WITH b, collect(v)[0] AS v
SET b.name = v.name, b.yield_g = v.yield_g, b.yield_source = v.yield_source, b.portions = v.portions,
  b.unknown_texts = v.unknown_texts, b.unknown_grams = v.unknown_grams, b.unknown_places = v.unknown_places,
  b.version = v.id
FOREACH (d IN [(b)<-[:PORTION_OF]-(:Portion)-[:ON_DAY]->(o:Day) | o] |
  SET d.stale_of = left(d.id, size(d.id) - 11))
