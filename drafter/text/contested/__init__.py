"""What is contested: rolling text, its choices, and square brackets as data."""
