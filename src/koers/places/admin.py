"""The back office of the room places."""

from koers.kernel.admin import show

from .models import Area, AreaPart

show(Area, AreaPart)
