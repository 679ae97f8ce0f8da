// That somebody unknown wrote on a day: a keyed hash and the time, nothing else.
UNWIND $rows AS row
MERGE (s:Stranger {id: row.id})
ON CREATE SET s.kept_at = row.kept_at, s.first = row.first
RETURN collect({work: row.work, id: s.id, fresh: s.first = row.first}) AS answers
