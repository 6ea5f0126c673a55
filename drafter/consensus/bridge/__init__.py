"""A text that could be adopted on the positions recorded; or why none can, and who would have to be asked for one."""
