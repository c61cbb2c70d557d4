"""The backends: what each can run, its noise, its characterizations and its rates."""
