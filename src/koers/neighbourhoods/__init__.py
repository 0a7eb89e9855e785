"""The room neighbourhoods: pages on the statistics store. It has no models and owns no facts."""
