"""Views: parse, ask, show."""
