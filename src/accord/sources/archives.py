"""A zip in, a folder out; or the reasons why it is not safe or not possible to open it."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections import Counter
from pathlib import Path, PurePosixPath

from accord.engine import in_words
from accord.sources.naming import shown

MOST_FILES = 5_000
MOST_BYTES = 64 * 1024**3
# Text of real extracts packs 5 to 40 times; a bomb packs a thousand.
MOST_TIMES_LARGER = 200
SMALL_ENOUGH = 1024**2
PIECE = 1024**2


def unpack(archive: Path, name: str, into: Path) -> list[str]:
    """Unpack a zip into a folder; returns why it was refused, or nothing if all went well."""
    try:
        with zipfile.ZipFile(archive) as opened, in_words():
            problems = _unsafe(opened, name, archive.stat().st_size)
            return problems or _extract(opened, name, into)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OverflowError):
        return [f"{name} is not a whole zip file: it is damaged, cut short or something else"]
    except NotImplementedError:
        return [f"{name} is packed in a way that is not read; use plain zip compression"]
    except (OSError, RuntimeError):
        return [f"{name} could not be unpacked"]


def _unsafe(opened: zipfile.ZipFile, name: str, packed: int) -> list[str]:
    members = [member for member in opened.infolist() if not member.is_dir()]
    return [
        *_too_much(members, name, packed),
        *_locked(members, name),
        *_outside(members, name),
        *_twice(members, name),
        *_nested(members, name),
    ]


def _too_much(members: list[zipfile.ZipInfo], name: str, packed: int) -> list[str]:
    size = sum(member.file_size for member in members)
    if len(members) > MOST_FILES:
        return [f"{name} holds more than {MOST_FILES:,} files"]
    if size > MOST_BYTES:
        return [f"{name} would unpack to more than {MOST_BYTES // 1024**3} GiB"]
    if size > SMALL_ENOUGH and size > MOST_TIMES_LARGER * packed:
        return [f"{name} would unpack to more than {MOST_TIMES_LARGER} times its size: a zip bomb"]
    return []


def _locked(members: list[zipfile.ZipInfo], name: str) -> list[str]:
    n = sum(1 for member in members if member.flag_bits & 0x1)
    return [f"{name} is encrypted; deliver it without a password"] if n else []


def _outside(members: list[zipfile.ZipInfo], name: str) -> list[str]:
    problems = []
    if any(_leaves(member.filename) for member in members):
        problems.append(f"{name} holds a path that leads outside the folder")
    if any(stat.S_ISLNK(member.external_attr >> 16) for member in members):
        problems.append(f"{name} holds a link in place of a file")
    return problems


def _leaves(member: str) -> bool:
    path = PurePosixPath(member.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in member or "\\" in member


def _twice(members: list[zipfile.ZipInfo], name: str) -> list[str]:
    counts = Counter(member.filename.casefold() for member in members)
    return [f"{name} holds two files of one name"] if max(counts.values(), default=0) > 1 else []


def _nested(members: list[zipfile.ZipInfo], name: str) -> list[str]:
    inner = [m for m in members if m.filename.casefold().endswith(".zip")]
    return [f"{name} holds a zip inside the zip; unpack the inner one"] if inner else []


def _extract(opened: zipfile.ZipFile, name: str, into: Path) -> list[str]:
    # Sizes in a zip's table of contents can lie, so what is written is counted too.
    left = max(SMALL_ENOUGH, MOST_TIMES_LARGER * Path(str(opened.filename)).stat().st_size)
    for member in opened.infolist():
        if member.is_dir():
            continue
        target = into.joinpath(*PurePosixPath(member.filename).parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        left -= _copy(opened, member, target, left)
        if left < 0:
            return [f"{name} unpacks to more than it says: {shown(member.filename)}"]
    return []


def _copy(opened: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, most: int) -> int:
    written = 0
    with opened.open(member) as packed, target.open("wb") as out:
        while piece := packed.read(PIECE):
            written += len(piece)
            if written > most:
                break
            out.write(piece)
    return written
