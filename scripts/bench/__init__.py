"""How fast this package is, beside the other clients and the library that most of them stand on.

    make bench
    python -m scripts.bench [--rows ROW ...] [--json FILE] [--before FILE] [--chart FILE] [--quick]

Everything happens on this machine: a server of our own answers from memory, in a process of its
own, and the clients run in environments of their own. Contenders take turns, and what counts is the
median of the ratios within a round, so that all of them bear whatever else the machine does.
"""
