"""Whether a folder is on another machine's disk, as the homes of many clusters are."""

import re
from pathlib import Path

NETWORK = re.compile(
    r"nfs|cifs|smb|lustre|gpfs|beegfs|ceph|glusterfs|afs|panfs|orangefs|pvfs|9p|davfs|sshfs|ncp"
)
"""Part of the type of a file system whose files other machines may write at the same time."""

_MOUNTS = Path("/proc/self/mountinfo")  # Linux has it; elsewhere a disk is taken for a local one


def is_on_network(folder: Path) -> bool:
    """Whether a folder is on a network file system, as far as the system tells."""
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
        return bool(NETWORK.search(type_of(folder.resolve(), mounts)))
    except OSError:
        return False


def type_of(folder: Path, mounts: str) -> str:
    """The type of the file system of a folder, such as `ext4`; empty if no line tells.

    Args:
        folder: Absolute, without links.
        mounts: The lines of `mountinfo` (proc(5)); the mount point is the fifth word, and the
            type the first after a dash.
    """
    best, found = -1, ""
    for line in mounts.splitlines():
        place, _, system = line.partition(" - ")
        point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), place.split(" ")[4])
        # Of two mounts in the same place, the later one hides the earlier.
        if folder.is_relative_to(point) and len(point) >= best:
            best, found = len(point), system.split(" ")[0]
    return found
