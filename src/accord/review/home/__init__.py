"""Home: what needs the person who is signed in, with the reason."""
