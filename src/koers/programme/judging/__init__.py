"""Makes the verdicts of all programmes: from links between goals and indicators, through two series, to the method."""
