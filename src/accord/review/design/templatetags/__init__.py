"""Template tags in the manner of the GOV.UK Design System."""
