"""The parts of ``koers obligations``."""
