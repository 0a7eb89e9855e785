"""The pages on the money of a programme: parse, ask, show."""
