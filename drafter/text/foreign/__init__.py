"""Bracketed texts of others: their signs, and how far they are from agreed."""
