"""Components: the parts every page is made of, how figures and dates are written, and the words of the verdicts."""
