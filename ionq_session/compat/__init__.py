"""Sessions in the shapes that other packages expect, one module each."""
