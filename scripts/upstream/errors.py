"""What is wrong with a document that was fetched."""


class DocumentError(ValueError):
    """A document cannot become the contract; the message says why, and where it is wrong."""
