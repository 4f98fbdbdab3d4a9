"""How often newslint's rules are right, measured on labelled news: ``make accuracy``."""
