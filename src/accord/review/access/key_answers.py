"""What a security key has signed, checked: for this place, this question, and never twice.

The formats of the standard (WebAuthn, level 2) are read by the library fido2; what it leaves to
whoever uses it is checked here: the origin, the algorithm, the count of signatures, whose key.
"""

from __future__ import annotations

import base64
import json
import logging
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from accord.errors import UserFacingError
from accord.review.access.identity_provider import NotProved
from accord.review.access.key_rules import is_ours, place
from accord.review.access.models import Account, KeyQuestion, SecurityKey

if TYPE_CHECKING:
    from fido2.server import Fido2Server

NAME = "Accord"
# ES256, EdDSA, RS256: what keys in use sign with.
ALGORITHMS = (-7, -8, -257)
LONGEST = 20_000
UNREADABLE = (
    *(ValueError, KeyError, TypeError, AttributeError, IndexError, AssertionError),
    *(struct.error, NotImplementedError, RecursionError, OverflowError),
)
# What the library says of a key names the key: none of it goes to a log.
logging.getLogger("fido2").addHandler(logging.NullHandler())
logging.getLogger("fido2").propagate = False


class NotSigned(NotProved):
    """A key's answer proves nothing; the word says which check failed."""


@dataclass(frozen=True)
class NewKey:
    """What is kept of a key that was just made."""

    credential_id: str
    public: str
    transports: str
    sign_count: int
    is_synced: bool


def to_add(question: KeyQuestion) -> str:
    """What a browser is told to make a key for, as JSON."""
    account = question.account
    said = {
        "rp": {"id": place(), "name": NAME},
        "user": {
            "id": _text(account.pk.bytes),
            "name": account.username,
            "displayName": account.name,
        },
        "challenge": question.challenge,
        "pubKeyCredParams": [{"type": "public-key", "alg": one} for one in ALGORITHMS],
        "excludeCredentials": _described(account),
        "authenticatorSelection": {
            "residentKey": "discouraged",
            "userVerification": "preferred",
        },
        "attestation": "none",
    }
    return json.dumps(said)


def to_sign(question: KeyQuestion) -> str:
    """What a browser is told to have signed, and by which keys, as JSON."""
    said = {
        "rpId": place(),
        "challenge": question.challenge,
        "allowCredentials": _described(question.account),
        "userVerification": "preferred",
    }
    return json.dumps(said)


def added(question: KeyQuestion, answer: str) -> NewKey:
    """The key that was made, once every check has passed."""
    said = _read(answer)
    try:
        made = _server().register_complete(_state(question), said)
        key = made.credential_data
        if key is None or key.public_key.ALGORITHM not in ALGORITHMS:
            raise NotSigned("algorithm")
        there = said["response"].get("transports") or []
        return NewKey(
            _text(key.credential_id),
            _text(bytes(key)),
            ",".join(sorted(str(one) for one in there if str(one).isalpha()))[:80],
            made.counter,
            made.is_backup_eligible(),
        )
    except UNREADABLE as problem:
        raise NotSigned(_word(problem)) from None


def signed(question: KeyQuestion, answer: str) -> SecurityKey:
    """Which of the account's keys signed; its count goes on, and one that went back is refused."""
    said = _read(answer)
    # Locked, so that of two answers with one count the second is seen to be no further.
    rows = list(SecurityKey.objects.select_for_update().filter(account=question.account))
    counter = _checked(question, said, rows)
    used = next(row for row in rows if row.credential_id == _plain(said["rawId"]))
    if (counter or used.sign_count) and counter <= used.sign_count:
        raise NotSigned("count of signatures")
    used.sign_count, used.last_used_at = counter, timezone.now()
    used.save(update_fields=["sign_count", "last_used_at"])
    return used


def _checked(question: KeyQuestion, said: dict[str, Any], rows: list[SecurityKey]) -> int:
    """How often the key says it has signed, once the library is content."""
    from fido2.webauthn import AttestedCredentialData, AuthenticationResponse

    try:
        keys = [AttestedCredentialData(_bytes(row.public)) for row in rows]
        _server().authenticate_complete(_state(question), keys, said)
        answer = AuthenticationResponse.from_dict(said).response
    except UNREADABLE as problem:
        raise NotSigned(_word(problem)) from None
    if answer.user_handle and bytes(answer.user_handle) != question.account.pk.bytes:
        raise NotSigned("whose key")
    return answer.authenticator_data.counter


def _server() -> Fido2Server:
    try:
        from fido2.server import Fido2Server
        from fido2.webauthn import PublicKeyCredentialRpEntity
    except ImportError:
        raise UserFacingError("Security keys need fido2: install accord[security-keys].") from None
    return Fido2Server(PublicKeyCredentialRpEntity(name=NAME, id=place()), verify_origin=is_ours)


def _state(question: KeyQuestion) -> dict[str, Any]:
    return {"challenge": question.challenge, "user_verification": None}


def _described(account: Account) -> list[dict[str, Any]]:
    keys = SecurityKey.objects.filter(account=account).order_by("pk")
    return [
        {
            "type": "public-key",
            "id": key.credential_id,
            "transports": key.transports.split(",") if key.transports else [],
        }
        for key in keys
    ]


def _read(answer: str) -> dict[str, Any]:
    """What the browser sent: an object with an answer in it, from a page of ours alone."""
    try:
        said: dict[str, Any] = dict(json.loads(answer if len(answer) <= LONGEST else ""))
        client = json.loads(_bytes(said["response"]["clientDataJSON"]))
        is_within_another = bool(client.get("crossOrigin"))
    except UNREADABLE:
        raise NotSigned("unreadable") from None
    if is_within_another:
        raise NotSigned("another page")
    return said


def _word(problem: Exception) -> str:
    """Of what the library found, its first words where it has any: never a value."""
    said = str(problem)
    known = ("origin", "challenge", "RP ID", "signature", "credential ID", "User Present", "type")
    return next((word for word in known if word in said), "unreadable")


def _plain(text: Any) -> str:
    return str(text).rstrip("=")


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _text(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")
