"""What a statement says, and how one text becomes another. Pure: standard library only, no files, no clock."""
