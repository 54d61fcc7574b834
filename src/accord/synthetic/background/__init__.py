"""The bulk of an invented country: ordinary people, their records, ordinary crime and contact."""
