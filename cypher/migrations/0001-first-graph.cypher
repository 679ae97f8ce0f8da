// Marks the graph as one of the first release's shape, so that later migrations know where they start.
MERGE (m:Migration {id: '0001-first-graph'})
