"""Reads of the room obligations, one function a question."""
