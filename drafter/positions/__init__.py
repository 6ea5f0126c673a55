"""What each member wants, as data, and where that leaves it on a given text. Pure."""
