"""What people and machines read: a verdict, a change, a record, as lines of text and as JSON."""
