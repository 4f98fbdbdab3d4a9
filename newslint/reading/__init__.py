"""The ground that loaders share: bytes to text, front matter to facts, first lines to facts, parts to an article."""
