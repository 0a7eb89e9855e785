"""The same work done by Koers and by what others use for it, a module each, so that anyone can check that it is fair."""
