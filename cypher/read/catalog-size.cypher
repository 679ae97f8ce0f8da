// How many exercises there are, and foods that every process holds in memory.
CALL () {
  MATCH (e:Exercise)
  RETURN count(e) AS exercises
}
CALL () {
  MATCH (f:Food {shelf: 'shared'})
  RETURN count(f) AS foods
}
RETURN exercises, foods
