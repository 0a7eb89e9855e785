"""The back office of the room indicators."""

from koers.kernel.admin import show

from .models import DefinitionVersion, Indicator, Observation, Unit

show(DefinitionVersion, Indicator, Observation, Unit)
