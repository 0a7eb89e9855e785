"""The back office of the room glossary."""

from koers.kernel.admin import show

from .models import Term

show(Term)
