"""How often a rule is right, as measured on labelled news."""
