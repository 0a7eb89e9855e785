"""The back office of the room decisions."""

from koers.kernel.admin import show

from .models import Act, Body

show(Act, Body)
