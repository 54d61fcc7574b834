"""What a force's identity provider is asked and answers: OpenID Connect, code flow with PKCE.

The one place that reaches beyond this machine, and only where a force names its own provider.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import secrets
import stat
import urllib.request
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from accord.errors import UserFacingError

ALGORITHMS = ("RS256", "PS256", "ES256")
LEEWAY_SECONDS, TIMEOUT_SECONDS, LONGEST = 30, 10, 200_000
NEEDED = ("iss", "aud", "sub", "exp", "iat", "nonce")
# What a provider says of how somebody signed in (RFC 8176): with what signs for the provider's own
# address alone, so that another gets nothing of it; and with anything more than a password.
RESISTS_PHISHING = frozenset({"hwk", "sc", "pop", "fido", "phr", "phrh"})
SECOND_FACTORS = RESISTS_PHISHING | {"mfa", "otp", "swk", "fpt", "face"}


class NotProved(Exception):
    """The provider's answer proves nothing; the word says which check failed."""

    def __init__(self, check: str) -> None:
        self.check = check
        super().__init__(check)


@dataclass(frozen=True)
class Provider:
    """A force's identity provider, as its administrators describe it in a file."""

    issuer: str
    client_id: str
    client_secret: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    # Which claim is the user name here. Nothing else of a token is believed: roles and postings
    # are given by administrators, never derived from where somebody's address is.
    claim: str = "preferred_username"
    needs_second_factor: bool = True


def provider_of(path: Path) -> Provider:
    """A provider from its file, which holds a secret and so is for its owner's eyes alone."""
    if os.name != "nt" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise UserFacingError(f"Others can read {path.name}. Set its mode to 600.")
    said = json.loads(path.read_text("utf-8"))
    known = {field.name for field in fields(Provider)}
    if unknown := sorted(said.keys() - known):
        raise UserFacingError(f"{path.name} says what is not known: {', '.join(unknown)}.")
    try:
        made = Provider(**said)
    except TypeError:
        raise UserFacingError(f"{path.name} does not say all it must.") from None
    addresses = (made.authorization_endpoint, made.token_endpoint, made.jwks_uri)
    if not all(address.startswith("https://") for address in addresses):
        raise UserFacingError(f"{path.name} names an address that is not https.")
    return made


@dataclass(frozen=True)
class Asked:
    """One sign-in under way: what only this browser's session knows."""

    state: str
    nonce: str
    verifier: str


def new_question() -> Asked:
    """Fresh secrets for one sign-in."""
    return Asked(*(secrets.token_urlsafe(32) for _ in range(3)))


def address_of(provider: Provider, asked: Asked, back: str, *, again: bool = False) -> str:
    """Where the browser is sent to sign in."""
    digest = hashlib.sha256(asked.verifier.encode()).digest()
    said = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": back,
        "scope": "openid profile",
        "state": asked.state,
        "nonce": asked.nonce,
        "code_challenge": base64.urlsafe_b64encode(digest).decode().rstrip("="),
        "code_challenge_method": "S256",
    }
    if again:
        said |= {"prompt": "login", "max_age": "0"}
    return f"{provider.authorization_endpoint}?{urlencode(said)}"


def exchanged(provider: Provider, code: str, asked: Asked, back: str) -> str:
    """The ID token for a code."""
    said = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "client_id": provider.client_id,
        "client_secret": provider.client_secret,
        "code_verifier": asked.verifier,
    }
    answer = asked_of(provider.token_endpoint, urlencode(said).encode())
    token = answer.get("id_token")
    if not isinstance(token, str):
        raise NotProved("no token")
    return token


class NoRedirects(urllib.request.HTTPRedirectHandler):
    """An answer that sends us elsewhere is no answer: what we send would go there too."""

    def redirect_request(self, *said: Any) -> None:
        """Never."""


def opener(*more: urllib.request.BaseHandler) -> urllib.request.OpenerDirector:
    """What asks the provider: its own addresses, and nothing they point to."""
    return urllib.request.build_opener(NoRedirects, *more)


def asked_of(address: str, body: bytes | None = None) -> dict[str, Any]:
    """The provider's answer to one request, as JSON."""
    request = urllib.request.Request(address, body, {"Accept": "application/json"})
    try:
        with opener().open(request, timeout=TIMEOUT_SECONDS) as answer:
            said = json.loads(answer.read(LONGEST))
    except (OSError, ValueError):
        raise NotProved("no answer") from None
    if not isinstance(said, dict):
        raise NotProved("no answer")
    return said


@dataclass(frozen=True)
class Proved:
    """Who signed in there, and whether with what resists phishing."""

    username: str
    resists_phishing: bool


def proved_by(provider: Provider, token: str, asked: Asked, *, since: float = 0.0) -> Proved:
    """Who signed in, once every check of the token has passed."""
    claims = _claims(provider, token)
    if not secrets.compare_digest(str(claims["nonce"]), asked.nonce):
        raise NotProved("nonce")
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if (several or "azp" in claims) and claims.get("azp") != provider.client_id:
        raise NotProved("authorized party")
    methods = set(claims.get("amr") or ())
    if provider.needs_second_factor and not SECOND_FACTORS & methods:
        raise NotProved("second factor")
    if since and float(claims.get("auth_time", 0)) < since - LEEWAY_SECONDS:
        raise NotProved("not signed in again")
    name = claims.get(provider.claim)
    if not isinstance(name, str) or not name:
        raise NotProved("user name")
    return Proved(name, bool(RESISTS_PHISHING & methods))


def _claims(provider: Provider, token: str) -> dict[str, Any]:
    try:
        import jwt
    except ImportError:
        raise UserFacingError("Sign-on needs PyJWT: install accord[sign-on].") from None
    try:
        keys = jwt.PyJWKSet.from_dict(asked_of(provider.jwks_uri)).keys
        number = jwt.get_unverified_header(token).get("kid")
        fitting = [key for key in keys if number is None or key.key_id == number]
        if len(fitting) != 1:
            raise NotProved("key")
        claims: dict[str, Any] = jwt.decode(
            token,
            fitting[0].key,
            algorithms=list(ALGORITHMS),
            audience=provider.client_id,
            issuer=provider.issuer,
            leeway=LEEWAY_SECONDS,
            options={"require": list(NEEDED)},
        )
    except jwt.PyJWTError as problem:
        raise NotProved(type(problem).__name__) from None
    return claims
