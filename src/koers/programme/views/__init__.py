"""The pages of a programme, a module a page or pair of pages."""
