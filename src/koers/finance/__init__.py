"""The money of a programme, and who may decide on it."""
