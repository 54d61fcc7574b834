"""The concern report of Operation Makesafe: no account, two minutes, nothing read back."""
