"""One-time codes by RFC 6238: a shared secret and the time become six digits, each used once."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
import struct

STEP_SECONDS = 30
DIGITS = 6
# One step either way: clocks and thumbs are slow. A code that was used never works again.
DRIFT_STEPS = 1
SECRET_BYTES = 20


def make_secret() -> str:
    """A fresh secret, as authenticator apps take it."""
    return base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()


def code_at(secret: str, step: int, digits: int = DIGITS) -> str:
    """The code of one step of time."""
    key = base64.b32decode(secret, casefold=True)
    digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    offset = digest[-1] & 15
    (number,) = struct.unpack(">I", digest[offset : offset + 4])
    return str((number & 0x7FFFFFFF) % 10**digits).zfill(digits)


def step_of(seconds: float) -> int:
    """The step a moment falls into."""
    return int(seconds) // STEP_SECONDS


def accepted_step(secret: str, code: str, seconds: float, last_used: int) -> int | None:
    """The step the code is right for, if that step was not used before."""
    now = step_of(seconds)
    try:
        for step in range(now - DRIFT_STEPS, now + DRIFT_STEPS + 1):
            is_right = hmac.compare_digest(code_at(secret, step).encode(), code.encode())
            if is_right and step > last_used:
                return step
    except binascii.Error:
        return None
    return None
