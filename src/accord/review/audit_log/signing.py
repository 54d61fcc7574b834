"""Sign the head of the log with Ed25519 (RFC 8032) into a folder kept elsewhere."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from pathlib import Path

from accord.review.audit_log.verify import (
    GENERATOR,
    ORDER,
    bytes_of,
    digest_number,
    head_message,
    times,
)

KEY_BYTES = 32


def public_key(private: bytes) -> bytes:
    """The key others check with."""
    return bytes_of(times(_parts(private)[0], GENERATOR))


def sign(private: bytes, message: bytes) -> bytes:
    """The signature of a message."""
    scalar, prefix = _parts(private)
    own = bytes_of(times(scalar, GENERATOR))
    nonce = digest_number(prefix, message)
    point = bytes_of(times(nonce, GENERATOR))
    answer = (nonce + digest_number(point, own, message) * scalar) % ORDER
    return point + answer.to_bytes(32, "little")


def _parts(private: bytes) -> tuple[int, bytes]:
    digest = hashlib.sha512(private).digest()
    number = int.from_bytes(digest[:32], "little")
    return (number & ((1 << 254) - 8)) | (1 << 254), digest[32:]


def sign_head(folder: Path, seq: int, made: str, at: str) -> Path:
    """Write a signed head; the private key is made on first use, for its owner's eyes alone."""
    folder.mkdir(parents=True, exist_ok=True)
    private = _private(folder)
    head = {
        "seq": seq,
        "hash": made,
        "at": at,
        "signature": sign(private, head_message(seq, made, at)).hex(),
    }
    path = folder / f"head-{seq:012d}.json"
    fresh = path.with_suffix(".part")
    fresh.write_text(json.dumps(head, indent=1) + "\n", "utf-8")
    fresh.replace(path)
    return path


def _private(folder: Path) -> bytes:
    path = folder / "private-key"
    if not path.exists():
        made = secrets.token_bytes(KEY_BYTES)
        descriptor = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(made.hex())
        (folder / "public-key.txt").write_text(public_key(made).hex() + "\n", "utf-8")
    return bytes.fromhex(path.read_text("utf-8").strip())
