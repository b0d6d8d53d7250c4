"""Raw texts to canonical documents: cuts, joins and moves, each with a reason."""
