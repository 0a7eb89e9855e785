"""Which monitoring information exists, and where a council wants to find it."""
