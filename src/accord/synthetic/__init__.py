"""An invented country: forces, partners, people, what happened to them, and the truth beside it."""
