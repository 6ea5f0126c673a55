"""`python -m drafter` is `drafter`."""

from drafter.cli import process

process()
