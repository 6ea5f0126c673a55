"""A file made whole under a name that nobody has: safe on the disk before the name appears, never over another."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from itertools import count
from pathlib import Path

# What file systems without hard links answer when asked for one.
_NO_LINKS = {errno.EPERM, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK}


def create(folder: Path, name: str, source: bytes) -> None:
    """Give a whole file, safe on the disk, a name that nobody has; FileExistsError where somebody does."""
    _make(folder)
    temporary, file = _temporary(folder, name)
    try:
        try:
            rest = memoryview(source)
            while rest:
                rest = rest[os.write(file, rest) :]
            os.fsync(file)
        finally:
            os.close(file)
        _take(temporary, folder / name)
    finally:
        with suppress(OSError):
            os.unlink(temporary)


def _make(folder: Path) -> None:
    try:
        os.mkdir(folder)
    except FileExistsError:
        return
    sync(folder.parent)


def _temporary(folder: Path, name: str) -> tuple[Path, int]:
    """A new file that `load` ignores, passing by what a killed writer of the same process number left."""
    for attempt in count():
        path = folder / f".{name}.{os.getpid()}-{attempt}.tmp"
        with suppress(FileExistsError):
            return path, os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    raise AssertionError("count does not end")


def _take(temporary: Path, final: Path) -> None:
    """Put the final name on the file, unless somebody has it: a link is refused then, a rename is not."""
    try:
        os.link(temporary, final)
    except FileExistsError:
        # A network disk may lose its answer and be asked twice: then the file that has the name is this one.
        if not os.path.samestat(os.lstat(temporary), os.lstat(final)):
            raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _rename_alone(temporary, final)


def _rename_alone(temporary: Path, final: Path) -> None:
    """Where there are no hard links (memory sticks): look and rename while holding the folder's lock.

    A rename shows the whole file at once but would replace another; nobody can come between, since on such a
    disk every writer passes here. The lock ends with the process, so a killed one blocks nobody.
    """
    import fcntl

    lock = os.open(final.parent, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if os.path.lexists(final):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(final))
        os.rename(temporary, final)
    finally:
        os.close(lock)


def sync(folder: Path) -> None:
    """Make the folder's names safe on the disk; a file system that cannot be asked is left to itself."""
    file = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(file)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
    finally:
        os.close(file)
