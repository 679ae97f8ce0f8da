// The names that one person has for shared exercises, and which catalogs the graph holds.
MATCH (u:User {id: $user_id})
CALL (u) {
  MATCH (u)-[:OWNS]->(a:Alias)-[:NAMES]->(e:Exercise)
  RETURN collect({text: a.text, language: a.language, target: e.id}) AS names
}
CALL () {
  MATCH (c:Catalog)
  RETURN collect({id: c.id, version: c.version}) AS versions
}
RETURN names, versions
