"""What the pages of this room say, from what was read."""
