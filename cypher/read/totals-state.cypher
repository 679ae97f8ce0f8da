// Whether the totals kept of a person are true: what they rest on and should, and how many days changed since.
MATCH (u:User {id: $user_id})
CALL () {
  MATCH (d:Day {stale_of: $user_id})
  RETURN count(d) AS stale
}
CALL () {
  MATCH (c:Catalog)
  RETURN collect(c.id + ':' + toString(coalesce(c.version, 0))) AS catalogs
}
RETURN coalesce(u.writes, 0) AS writes, u.timezone AS timezone, stale, catalogs,
  EXISTS { (u)-[:LIVED]->(:Day) } AS lived, [(u)-[:HAS_TOTALS]->(t:Totals) | t.basis] AS bases
