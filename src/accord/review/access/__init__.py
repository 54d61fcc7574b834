"""Who may see and do what: roles, permissions, operations, conflicts, and the one query."""
