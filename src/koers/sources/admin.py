"""The back office of the room sources."""

from koers.kernel.admin import show

from .models import Contradiction, Source

show(Contradiction, Source)
