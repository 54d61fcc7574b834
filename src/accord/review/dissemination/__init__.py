"""The one gate through which a case or network leaves: reason, recipient, marking, two people."""
