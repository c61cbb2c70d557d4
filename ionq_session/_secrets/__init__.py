"""Values that must never be shown, and the masking of text that might hold them."""
