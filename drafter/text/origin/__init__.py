"""Who wrote which words: step by step, and over the whole record."""
