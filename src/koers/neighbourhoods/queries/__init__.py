"""What the pages ask, of the store and of the edition."""
