"""How notes read: sentences for each fact, in the voices of those who write them."""
