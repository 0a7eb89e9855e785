"""The pictures of this room."""
