"""How fast newslint is, against reading the files alone, other tools, and itself."""
