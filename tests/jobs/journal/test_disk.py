"""Which disks are taken for local ones."""

from pathlib import Path

import pytest

from ionq_session.jobs.journal import disk

from ...cases import every

MOUNTS = r"""
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
23 22 0:21 / /proc rw,nosuid - proc proc rw
24 22 0:30 / /home rw shared:5 master:1 - nfs4 filer:/home rw,vers=4.2
25 24 8:2 / /home/scratch rw - xfs /dev/sdb1 rw
26 22 0:31 / /mnt/my\040share rw - cifs //filer/share rw
27 22 0:32 / /data rw - ext4 /dev/sdc1 rw
28 22 0:33 / /data rw - fuse.sshfs host:/data rw
""".strip()


@every(
    "folder, expected",
    [
        ("/", "ext4"),
        ("/var/lib", "ext4"),
        ("/home/user/.local/state", "nfs4"),
        ("/homes/user", "ext4"),
        ("/home/scratch/user", "xfs"),
        ("/mnt/my share/jobs", "cifs"),
        ("/data", "fuse.sshfs"),
    ],
)
def test_the_nearest_mount_tells(folder: str, expected: str) -> None:
    assert expected == disk.type_of(Path(folder), MOUNTS)


@every(
    "folder, local",
    [("/var", True), ("/home/user", False), ("/data", False), ("/home/scratch", True)],
)
def test_only_what_is_known_is_local(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: str, local: bool
) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS, encoding="utf-8")
    monkeypatch.setattr(disk, "_MOUNTS", mounts)
    assert local == disk.is_local(Path(folder))


def test_a_system_that_does_not_tell_has_local_disks(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(disk, "_MOUNTS", tmp_path / "none")
    assert disk.is_local(tmp_path)
