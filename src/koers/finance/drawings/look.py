"""The colours of who decides: from full (the council itself) to grey (not the council). The words stand beside them."""

from koers.kernel.charts.look import HATCH_UNKNOWN

from ..counting.deciding import NOBODY, SHARED
from ..models import Authority

Decider = Authority.Decider

COLOURS = {
    Decider.COUNCIL_FREE.value: "#0b4a80",
    Decider.COUNCIL_ADOPTS.value: "#b8cfe2",
    Decider.EXECUTIVE.value: "#7d93a6",
    Decider.MAYOR.value: "#9a8fb0",
    Decider.REGION.value: "#c9b79c",
    Decider.PARTNER.value: "#d6d9dc",
    Decider.STATE.value: "#a9b4be",
    Decider.OTHER_GIVER.value: "#cfd8cf",
    SHARED: "#4f8fc0",
    NOBODY: HATCH_UNKNOWN,
}
EDGE = "#66727e"
