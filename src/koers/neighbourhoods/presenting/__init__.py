"""From figures to what the components show: no database, no store."""
