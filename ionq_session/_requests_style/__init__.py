"""The surface of `requests.Session`, on httpx."""
