"""A security key in software, written from the standard: an EC key, CBOR, and what it signs.

Nothing of the library that checks the answers is used, so that both are held to the standard.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import struct
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

PRESENT, VERIFIED, COPIED, ATTESTED = 0x01, 0x04, 0x08, 0x40


def cbor(value: Any) -> bytes:
    """The few kinds of value that a key writes."""
    if isinstance(value, int):
        return _head(0, value) if value >= 0 else _head(1, -1 - value)
    if isinstance(value, bytes):
        return _head(2, len(value)) + value
    if isinstance(value, str):
        return _head(3, len(value.encode())) + value.encode()
    if isinstance(value, dict):
        pairs = (cbor(k) + cbor(v) for k, v in value.items())
        return _head(5, len(value)) + b"".join(pairs)
    raise TypeError(type(value))


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    for extra, form in ((24, ">B"), (25, ">H"), (26, ">I")):
        if number < 1 << 8 * struct.calcsize(form):
            return bytes([kind << 5 | extra]) + struct.pack(form, number)
    raise ValueError(number)


def text(content: bytes) -> str:
    """As browsers write bytes."""
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def content(said: str) -> bytes:
    """And read them."""
    return base64.urlsafe_b64decode(said + "=" * (-len(said) % 4))


@dataclass
class SoftKey:
    """One key, bound to one place; what a browser would add is said here too."""

    origin: str = "http://localhost"
    place: str = ""
    count: int = 0
    flags: int = PRESENT
    algorithm: int = -7
    more: dict[str, Any] = field(default_factory=dict)
    counts: bool = True

    def __post_init__(self) -> None:
        self.private = ec.generate_private_key(ec.SECP256R1())
        self.number = secrets.token_bytes(32)

    def made(self, options: dict[str, Any]) -> dict[str, Any]:
        """What a browser sends when a key was made."""
        client = self._client("webauthn.create", options)
        data = self._data(options["rp"]["id"], self.flags | ATTESTED)
        data += bytes(16) + struct.pack(">H", len(self.number)) + self.number + cbor(self._public())
        return self._answer(
            clientDataJSON=text(client),
            attestationObject=text(cbor({"fmt": "none", "attStmt": {}, "authData": data})),
            transports=["usb", "nfc"],
        )

    def signed(self, options: dict[str, Any], **more: Any) -> dict[str, Any]:
        """What a browser sends when the key has signed."""
        self.count += self.counts
        client = self._client("webauthn.get", options)
        data = self._data(options["rpId"], self.flags)
        signature = self.private.sign(
            data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256())
        )
        return self._answer(
            clientDataJSON=text(client),
            authenticatorData=text(data),
            signature=text(signature),
            **more,
        )

    def _client(self, kind: str, options: dict[str, Any]) -> bytes:
        said = {"type": kind, "challenge": options["challenge"], "origin": self.origin}
        return json.dumps(said | {"crossOrigin": False} | self.more).encode()

    def _data(self, place: str, flags: int) -> bytes:
        digest = hashlib.sha256((self.place or place).encode()).digest()
        return digest + struct.pack(">BI", flags, self.count)

    def _public(self) -> dict[int, Any]:
        numbers = self.private.public_key().public_numbers()
        x, y = (part.to_bytes(32, "big") for part in (numbers.x, numbers.y))
        return {1: 2, 3: self.algorithm, -1: 1, -2: x, -3: y}

    def _answer(self, **response: Any) -> dict[str, Any]:
        number = text(self.number)
        return {"id": number, "rawId": number, "type": "public-key", "response": response}
