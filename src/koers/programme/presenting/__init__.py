"""From rows to what the components show: pure functions, no database."""
