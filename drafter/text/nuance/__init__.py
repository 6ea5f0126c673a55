"""Words that matter: what changed between two texts, in the names people use."""
