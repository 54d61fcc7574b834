"""The commands, by what they are about: arguments only; each calls one function of the core."""
