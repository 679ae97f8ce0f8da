// The change of a goal to lose or gain is how much, without a sign: its kind says the direction.
MATCH (g:Goal)
WHERE g.change < 0 AND g.kind IN ['lose', 'gain']
SET g.change = -g.change
