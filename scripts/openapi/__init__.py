"""Reading an OpenAPI document: its parts, their places, references, and where it came from."""
