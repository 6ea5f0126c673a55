"""Files that came back from members, read as what they changed and said."""
