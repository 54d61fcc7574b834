"""Templates of the renderings."""
