"""From rows to words, tables and key figures: pure functions."""
