"""Statements as Word files: a clean export, and a redline of two texts that Word can accept and reject."""
