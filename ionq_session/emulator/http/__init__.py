"""HTTP: the server thread, TLS, requests in, replies out, and faults on the wire."""
