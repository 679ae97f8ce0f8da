// The daily totals of a person as they are kept by year, the days that changed since, and what they rest on.
MATCH (u:User {id: $user_id})
CALL () {
  MATCH (d:Day {stale_of: $user_id})
  RETURN collect(d.date) AS stale
}
CALL () {
  MATCH (c:Catalog)
  RETURN collect(c.id + ':' + toString(coalesce(c.version, 0))) AS catalogs
}
RETURN coalesce(u.writes, 0) AS writes, u.timezone AS timezone, stale, catalogs,
  [(u)-[:HAS_TOTALS]->(t:Totals) | t {.*}] AS years
