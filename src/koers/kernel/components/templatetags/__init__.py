"""Template tags of the components: ``{% load koers %}``."""
