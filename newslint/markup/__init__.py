"""HTML, whole or in pieces: tokens, text and blocks, the parts of a page, and what its head says."""
