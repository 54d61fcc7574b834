"""A published run becomes a force's problem profile: figures, sections, judgements and gates."""
