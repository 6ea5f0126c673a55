"""Tracked changes of Word files accepted and rejected, all or chosen ones."""
