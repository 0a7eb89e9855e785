"""Pictures of money, drawn as SVG by hand: bars by who decides, the flow from giver to decider, and when money ends.

Each picture exists twice: wide for a screen and narrow for a phone or paper. What it says is also in a table on the page.
"""
