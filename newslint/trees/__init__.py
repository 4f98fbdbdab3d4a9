"""Trees of values (YAML, TOML, JSON) whose every key and value knows its place in the source."""
