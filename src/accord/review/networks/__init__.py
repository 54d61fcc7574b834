"""Networks: the register, and a network with its two tables, its summary and its drawing."""
