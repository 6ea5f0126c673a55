"""Drafter: draft, compare and agree diplomatic statements."""

__version__ = "0.1.0"
