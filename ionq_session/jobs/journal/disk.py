"""Whether a folder is on a disk of this machine; the homes of many clusters are not."""

import re
from pathlib import Path

LOCAL = frozenset(
    {
        *("ext2", "ext3", "ext4", "xfs", "btrfs", "zfs", "f2fs", "bcachefs", "jfs", "reiserfs"),
        *("tmpfs", "ramfs", "overlay", "aufs", "ecryptfs", "vfat", "exfat", "ntfs3"),
    }
)
"""Types of file systems that one machine alone writes to. An unknown one may be a network's."""

_MOUNTS = Path("/proc/self/mountinfo")  # Linux has it; elsewhere a disk is taken for a local one


def is_local(folder: Path) -> bool:
    """Whether a folder is on a local disk, as far as the system tells."""
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
        return type_of(folder.resolve(), mounts) in LOCAL
    except OSError:
        return True


def type_of(folder: Path, mounts: str) -> str:
    """The type of the file system of a folder, such as `ext4`; empty if no line tells.

    Args:
        folder: Absolute, without links.
        mounts: The lines of `mountinfo` (proc(5)); the mount point is the fifth word, and the
            type the first after a dash.
    """
    longest, found = -1, ""
    for line in mounts.splitlines():
        place, _, system = line.partition(" - ")
        point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), place.split(" ")[4])
        # Of two mounts in the same place, the later one hides the earlier.
        if folder.is_relative_to(point) and len(point) >= longest:
            longest, found = len(point), system.split(" ")[0]
    return found
