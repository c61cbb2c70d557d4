"""The routes: one module for each tag of the document, and the addresses beside it."""
