"""How a call goes: generators that ask for I/O, and the two drivers that do it."""
