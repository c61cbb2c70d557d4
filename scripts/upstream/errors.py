"""The error for a document that cannot be used."""


class DocumentError(ValueError):
    """A document cannot be read, compared or made the contract; the message says why and where."""
