"""A security key in a real browser: added and used through the pages, as people do it.

The browser's own virtual key makes and signs; nothing of it is ours.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from functional.review.test_in_a_browser import AXE, needs_axe, tidied, violations
from functional.review.test_journeys_in_a_browser import Walk
from functional.review.test_security_keys import code_of
from support.browser import CHROMIUM, Browser
from support.review_app import PASSWORD, entries

pytest.importorskip("fido2", reason="fido2 is not installed")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is found on this machine"),
]
PLUGGED_IN = {
    "protocol": "ctap2",
    "transport": "usb",
    "hasResidentKey": False,
    "hasUserVerification": False,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def browser():
    """A browser of this test's own, with a key plugged in."""
    made = Browser()
    made.ask("WebAuthn.enable")
    made.key = made.ask("WebAuthn.addVirtualAuthenticator", options=PLUGGED_IN)["authenticatorId"]
    yield made
    made.close()


@pytest.fixture
def walk(app, browser, monkeypatch):
    """An administrator, where keys are demanded, before signing in."""
    from django.conf import settings

    here = replace(settings.ACCORD, hosts=("localhost",), are_keys_demanded=True)
    monkeypatch.setattr(settings, "ACCORD", here)
    made = Walk(browser, "")
    browser.open("/sign-in/")
    return made


def signed_in_with_code(walk):
    walk.fill(username="adm", password=PASSWORD, code=code_of("adm")).follow("Sign in")
    return walk


def key_added(walk):
    signed_in_with_code(walk)
    assert walk.title.startswith("Add a security key")
    walk.fill(name="the black one").follow("Add the key")
    return walk


def test_a_key_is_added_and_signs_in_and_opens_what_needs_signing_in_again(walk):
    key_added(walk)
    assert walk.title.startswith("Your security keys")
    assert "the black one" in walk.text
    walk.follow("Sign out")
    walk.browser.open("/sign-in/?next=/people/")
    walk.fill(username="adm", password=PASSWORD).follow("Use a security key instead")
    assert walk.title.startswith("Use your security key")
    walk.follow("Use the key")
    assert walk.title.startswith("Users and access")
    said = [entry.action for entry in entries()]
    assert "added a security key" in said
    assert said.count("signed in") == 2
    assert walk.ends_well()


def test_signing_in_again_takes_the_key(walk):
    key_added(walk)
    walk.browser.open("/sign-in/again/?next=/people/add/")
    walk.fill(password=PASSWORD).follow("Use a security key instead")
    walk.follow("Use the key")
    assert walk.title.startswith("Add a person")
    assert walk.ends_well()


def test_a_key_that_is_not_there_is_said_and_nothing_is_sent(walk):
    key_added(walk)
    walk.follow("Sign out")
    walk.browser.ask("WebAuthn.clearCredentials", authenticatorId=walk.browser.key)
    walk.browser.ask(
        "WebAuthn.setUserVerified", authenticatorId=walk.browser.key, isUserVerified=False
    )
    walk.browser.open("/sign-in/")
    walk.fill(username="adm", password=PASSWORD).follow("Use a security key instead")
    n_entries = len(entries())
    walk.browser.run("document.querySelector('[data-needs-keys]').click()")
    for _ in range(40):
        walk.browser.listen(0.25)
        if "The key was not used" in walk.text:
            break
    assert "The key was not used" in walk.text
    assert len(entries()) == n_entries


def test_without_scripts_codes_are_there_and_no_button_that_does_nothing(walk):
    walk.browser.ask("Emulation.setScriptExecutionDisabled", value=True)
    walk.browser.open("/sign-in/")
    walk.browser.ask("Emulation.setScriptExecutionDisabled", value=False)
    assert "One-time code" in walk.text
    assert "Use a security key" not in walk.text
    assert tidied(walk.browser.seen.said) == []


@needs_axe
def test_axe_finds_nothing_on_the_pages_of_keys(walk):
    found = {}
    signed_in_with_code(walk)
    found["add, before"] = violations(walk.browser)
    walk.fill(name="the black one").follow("Add the key")
    found["keys"] = violations(walk.browser)
    walk.follow("Remove")
    found["remove"] = violations(walk.browser)
    walk.follow("Sign out")
    walk.fill(username="adm", password=PASSWORD).follow("Use a security key instead")
    found["use"] = violations(walk.browser)
    assert AXE.exists()
    assert {page: said for page, said in found.items() if said} == {}
