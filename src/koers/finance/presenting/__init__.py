"""From rows and totals to what the pages show. Nothing here asks the database."""
