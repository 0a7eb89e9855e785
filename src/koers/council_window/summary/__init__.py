"""What the pages of a council need of each programme, worked out when an edition is built.

After twenty years a programme has 100,000 obligations, 50,000 figures and 5,000 funds; a page must not read through them.
"""
