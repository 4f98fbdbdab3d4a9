"""What the GitHub Action runs: what a pull request changes, by the rules that hold without it."""
