"""What several articles share: keys gathered, candidates compared, each cluster told once."""
