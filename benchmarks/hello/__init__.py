"""The least that Django can do: one view, no middleware, no template, no database."""
