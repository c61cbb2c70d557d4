"""The backends: what each can do, its noise, its characterizations, its rates."""
