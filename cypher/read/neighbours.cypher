// What stands beside some nodes, with its labels.
UNWIND $ids AS id
MATCH (n) WHERE elementId(n) = id
RETURN [(n)--(m) | [elementId(m), labels(m)]] AS near
