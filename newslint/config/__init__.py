"""The configuration: found, read, checked, and turned into the rules that are on."""
