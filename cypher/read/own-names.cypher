// The names that one person has for exercises, the exercises that are theirs alone, and which catalogs the graph holds.
MATCH (u:User {id: $user_id})
CALL (u) {
  MATCH (u)-[:OWNS]->(a:Alias)-[:NAMES]->(e:Exercise)
  RETURN collect({text: a.text, language: a.language, target: e.id}) AS names
}
CALL (u) {
  MATCH (u)-[:OWNS]->(o:Exercise)
  RETURN collect(o {.id, .name_en, .name_es, .movement, .equipment, .laterality, .merged_into}) AS exercises
}
CALL () {
  MATCH (c:Catalog)
  RETURN collect({id: c.id, version: c.version}) AS versions
}
RETURN names, exercises, versions
