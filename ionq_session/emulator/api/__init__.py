"""The routes: one module for each tag of the document, the control endpoints and the page."""
