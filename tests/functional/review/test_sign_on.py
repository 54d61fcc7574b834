"""OpenID Connect against a provider inside this process: what proves somebody, and what does not."""

from __future__ import annotations

import base64
import hashlib
import json
import time
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from support.review_app import account_of, client_of, entries

jwt = pytest.importorskip("jwt", reason="PyJWT is not installed")
pytest.importorskip("cryptography", reason="cryptography is not installed")

ISSUER, CLIENT = "https://provider.example", "accord"


class FakeProvider:
    """A provider: it signs tokens with its key and answers what it is asked."""

    def __init__(self) -> None:
        from cryptography.hazmat.primitives.asymmetric import rsa

        self.key, self.other = (
            rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2)
        )
        self.asked: list[tuple[str, dict]] = []
        self.make = self.token

    def claims(self, nonce: str, **more) -> dict:
        now = int(time.time())
        return {
            "iss": ISSUER,
            "aud": CLIENT,
            "sub": "1",
            "iat": now,
            "exp": now + 300,
            "auth_time": now,
            "nonce": nonce,
            "preferred_username": "ann",
            "amr": ["pwd", "mfa"],
        } | more

    def token(self, nonce: str, *, key=None, algorithm="RS256", kid="one", **more) -> str:
        claims = {k: v for k, v in self.claims(nonce, **more).items() if v is not None}
        return jwt.encode(claims, key or self.key, algorithm, headers={"kid": kid})

    def __call__(self, address, body=None):
        said = {k: v[0] for k, v in parse_qs((body or b"").decode()).items()}
        self.asked.append((address, said))
        if address.endswith("/keys"):
            public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
            return {"keys": [{**public, "kid": "one", "use": "sig", "alg": "RS256"}]}
        return {"id_token": self.make(self.nonce)}


@pytest.fixture
def fake(app, monkeypatch):
    """The application set up with the fake provider."""
    from django.conf import settings

    from accord.review.access import identity_provider

    made = FakeProvider()
    monkeypatch.setattr(identity_provider, "asked_of", made)
    described = identity_provider.Provider(
        ISSUER, CLIENT, "secret", f"{ISSUER}/authorize", f"{ISSUER}/token", f"{ISSUER}/keys"
    )
    monkeypatch.setattr(settings, "ACCORD", replace(settings.ACCORD, provider=described))
    return made


def sent_to(fake, client, path="/sign-in/force/"):
    """What the browser carries to the provider."""
    address = urlsplit(client.get(path).headers["Location"])
    said = {k: v[0] for k, v in parse_qs(address.query).items()}
    fake.nonce, fake.challenge = said["nonce"], said["code_challenge"]
    return said


def came_back(client, state, **more):
    return client.get("/sign-in/back/", {"code": "one-code", "state": state} | more)


def fresh_client():
    from django.test import Client

    return Client()


def test_signing_on_goes_by_code_with_pkce_state_and_nonce(fake):
    client = fresh_client()
    said = sent_to(fake, client)
    assert said["response_type"] == "code"
    assert said["code_challenge_method"] == "S256"
    assert came_back(client, said["state"]).status_code == 302
    assert client.get("/cases/").status_code == 200
    exchange = fake.asked[0][1]
    digest = hashlib.sha256(exchange["code_verifier"].encode()).digest()
    assert base64.urlsafe_b64encode(digest).decode().rstrip("=") == said["code_challenge"]
    assert exchange["redirect_uri"] == said["redirect_uri"]
    assert any(e.action == "signed in" and e.actor == "ann" for e in entries())


NOW = int(time.time())
BAD = {
    "another issuer": {"iss": "https://elsewhere.example"},
    "another audience": {"aud": "another"},
    "several audiences without a party": {"aud": [CLIENT, "another"]},
    "another authorized party": {"azp": "another"},
    "another nonce": {"nonce": "another"},
    "no nonce": {"nonce": None},
    "expired": {"exp": NOW - 3600},
    "no end": {"exp": None},
    "from the future": {"iat": NOW + 3600},
    "no subject": {"sub": None},
    "no user name": {"preferred_username": None},
    "a user name that is no text": {"preferred_username": ["ann"]},
    "somebody without an account": {"preferred_username": "nobody"},
    "a password alone": {"amr": ["pwd"]},
    "nothing said of how": {"amr": None},
}


def refused(client, fake, state, **more):
    """Nobody is signed in, the page says nothing of why, and the log does."""
    page = came_back(client, state, **more)
    assert page.status_code == 403
    assert client.get("/cases/").status_code == 302
    last = [e for e in entries() if e.action == "sign-in failed"][-1]
    assert last.outcome == "refused"
    reason = json.loads(last.body)["reason"]
    assert reason.removeprefix("sign-on: ") not in page.content.decode()
    return reason


@pytest.mark.parametrize("claims", BAD.values(), ids=BAD)
def test_a_token_that_says_something_else_signs_nobody_in(fake, claims):
    client = fresh_client()
    state = sent_to(fake, client)["state"]
    fake.make = lambda nonce: fake.token(**{"nonce": nonce, **claims})
    assert refused(client, fake, state).startswith("sign-on: ")


def unsigned(fake, nonce):
    return jwt.encode(fake.claims(nonce), None, "none", headers={"kid": "one"})


def signed_with_the_public_key(fake, nonce):
    """The old trick: the public key, known to all, used as the secret of a shared-key signature."""
    import hmac

    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    kinds = (Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    public = fake.key.public_key().public_bytes(*kinds)
    parts = [{"alg": "HS256", "kid": "one"}, fake.claims(nonce)]
    said = b".".join(base64.urlsafe_b64encode(json.dumps(p).encode()).rstrip(b"=") for p in parts)
    made = hmac.new(public, said, hashlib.sha256).digest()
    return (said + b"." + base64.urlsafe_b64encode(made).rstrip(b"=")).decode()


FORGED = {
    "unsigned": unsigned,
    "signed by another key": lambda fake, nonce: fake.token(nonce, key=fake.other),
    "signed by a key not listed": lambda fake, nonce: fake.token(nonce, kid="two"),
    "signed with the public key": signed_with_the_public_key,
    "changed after signing": lambda fake, nonce: fake.token(nonce)[:-8] + "AAAAAAAA",
    "no token at all": lambda fake, nonce: "not a token",
}


@pytest.mark.parametrize("forge", FORGED.values(), ids=FORGED)
def test_a_token_that_is_forged_signs_nobody_in(fake, forge):
    client = fresh_client()
    state = sent_to(fake, client)["state"]
    fake.make = lambda nonce: forge(fake, nonce)
    refused(client, fake, state)


def test_another_state_is_refused_before_anything_is_asked(fake):
    client = fresh_client()
    sent_to(fake, client)
    assert refused(client, fake, "another") == "sign-on: state"
    assert fake.asked == []


def test_a_code_brought_by_somebody_elses_browser_is_refused(fake):
    state = sent_to(fake, fresh_client())["state"]
    assert refused(fresh_client(), fake, state) == "sign-on: nothing under way"


def test_an_answer_is_taken_once_and_for_ten_minutes(fake, monkeypatch):
    from accord.review.access import sign_on

    client = fresh_client()
    state = sent_to(fake, client)["state"]
    assert came_back(client, state).status_code == 302
    assert came_back(client, state).status_code == 403
    late = fresh_client()
    state = sent_to(fake, late)["state"]
    monkeypatch.setattr(sign_on, "LASTS_SECONDS", -1)
    assert refused(late, fake, state) == "sign-on: nothing under way"


def test_a_refusal_over_there_is_one_here(fake):
    client = fresh_client()
    state = sent_to(fake, client)["state"]
    assert refused(client, fake, state, error="access_denied") == "sign-on: refused there"


def test_a_closed_account_does_not_sign_on(fake):
    account = account_of("ann")
    account.is_active = False
    account.save()
    client = fresh_client()
    assert refused(client, fake, sent_to(fake, client)["state"]) == "sign-on: no account"


def test_what_a_token_says_of_roles_is_not_believed(fake):
    client = fresh_client()
    state = sent_to(fake, client)["state"]
    fake.make = lambda nonce: fake.token(nonce, roles=["administrator"], role="administrator")
    assert came_back(client, state).status_code == 302
    assert client.get("/people/").status_code == 404
    assert account_of("ann").role == "analyst"


def test_signing_on_again_must_be_fresh_and_of_the_same_person(fake):
    from accord.review.access.door import CONFIRMED

    client = client_of("ann")
    session = client.session
    session[CONFIRMED] = 0.0
    session.save()
    said = sent_to(fake, client, "/sign-in/force/?next=/audit/")
    assert (said["prompt"], said["max_age"]) == ("login", "0")
    fake.make = lambda nonce: fake.token(nonce, auth_time=int(time.time()) - 3600)
    assert came_back(client, said["state"]).status_code == 403
    state = sent_to(fake, client)["state"]
    fake.make = lambda nonce: fake.token(nonce, preferred_username="abe")
    assert came_back(client, state).status_code == 403
    assert client.session[CONFIRMED] == 0.0
    state = sent_to(fake, client)["state"]
    fake.make = fake.token
    assert came_back(client, state).status_code == 302
    assert client.session[CONFIRMED] > 0


def test_without_a_provider_there_is_no_such_page(app):
    assert fresh_client().get("/sign-in/force/").status_code == 404
    assert fresh_client().get("/sign-in/back/").status_code == 404
    assert "Sign in with your force" not in fresh_client().get("/sign-in/").content.decode()


def test_the_file_of_a_provider_is_for_its_owner_and_names_only_https(tmp_path):
    from accord.errors import UserFacingError
    from accord.review.access.identity_provider import provider_of

    said = {
        name: f"https://provider.example/{name}"
        for name in ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
    } | {"client_id": "accord", "client_secret": "secret"}
    path = tmp_path / "provider.json"
    path.write_text(json.dumps(said))
    path.chmod(0o644)
    with pytest.raises(UserFacingError, match="Others can read"):
        provider_of(path)
    path.chmod(0o600)
    assert provider_of(path).client_id == "accord"
    path.write_text(json.dumps(said | {"token_endpoint": "http://provider.example"}))
    with pytest.raises(UserFacingError, match="not https"):
        provider_of(path)
    path.write_text(json.dumps(said | {"colour": "blue"}))
    with pytest.raises(UserFacingError, match="colour"):
        provider_of(path)
    path.write_text(json.dumps({"issuer": "https://provider.example"}))
    with pytest.raises(UserFacingError, match="does not say all"):
        provider_of(path)


def test_a_provider_that_sends_us_elsewhere_is_not_followed():
    import io
    import urllib.error
    import urllib.request
    from email.message import Message
    from urllib.response import addinfourl

    from accord.review.access.identity_provider import opener

    asked = []

    class Elsewhere(urllib.request.HTTPSHandler):
        def https_open(self, request):
            asked.append(request.full_url)
            headers = Message()
            headers["Location"] = "https://elsewhere.example/token"
            answer = addinfourl(io.BytesIO(b""), headers, request.full_url, 302)
            answer.msg = "Found"
            return answer

    with pytest.raises(urllib.error.HTTPError) as refused:
        opener(Elsewhere()).open("https://sign-on.example/token", b"code=1")
    refused.value.close()
    assert asked == ["https://sign-on.example/token"]


def demand_keys(monkeypatch):
    from django.conf import settings

    monkeypatch.setattr(settings, "ACCORD", replace(settings.ACCORD, are_keys_demanded=True))


@pytest.mark.parametrize(
    ("methods", "is_in"),
    [(["pwd", "mfa"], False), (["otp"], False), (["pwd", "hwk"], True), (["phr"], True)],
)
def test_who_needs_what_resists_phishing_is_refused_anything_less_from_a_provider(
    fake, monkeypatch, methods, is_in
):
    demand_keys(monkeypatch)
    client = fresh_client()
    state = sent_to(fake, client)["state"]
    fake.make = lambda nonce: fake.token(nonce, preferred_username="adm", amr=methods)
    if is_in:
        assert came_back(client, state).status_code == 302
        assert client.get("/people/").status_code == 200
    else:
        refused(client, fake, state)


def test_of_whom_no_key_is_demanded_another_second_factor_is_enough(fake, monkeypatch):
    demand_keys(monkeypatch)
    client = fresh_client()
    assert came_back(client, sent_to(fake, client)["state"]).status_code == 302
    assert client.get("/cases/").status_code == 200
