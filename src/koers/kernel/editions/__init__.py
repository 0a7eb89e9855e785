"""Editions: the whole public state at one moment, as plain files, and a read-only database made from them."""
