"""The one door between the core and the people: findings in, decisions and judgements out."""
