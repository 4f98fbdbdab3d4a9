"""Engines: how the work on many files is spread."""
