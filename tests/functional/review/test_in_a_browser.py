"""Every page in a real browser: nothing from outside, no error, nothing axe finds, by keyboard too.

The browser has no network: each request it makes is answered by the application in this process.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from support.browser import CHROMIUM, Browser
from support.review_app import PASSWORD, account_of, case_of, client_of, network_ref

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is found on this machine"),
]
ROOT = Path(__file__).parents[3]
# Fetched by `make browser-checks`; the licence is the Mozilla Public License, so it is not kept here.
AXE = Path(os.environ.get("ACCORD_AXE", ROOT / ".browser" / "axe.min.js"))
needs_axe = pytest.mark.skipif(not AXE.exists(), reason="axe is not here: make browser-checks")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ROLES = ("ann", "dee", "sal", "nat", "cal", "aud", "adm")
PLAIN = (
    *(
        "/",
        "/cases/",
        "/second-review/",
        "/networks/",
        "/same-person/",
        "/search/",
        "/sessions/",
        "/password/",
        "/keys/",
        "/keys/add/",
    ),
    *(
        "/break-glass/",
        "/concern-reports/",
        "/operations/",
        "/handed-out/",
        "/kept/",
        "/sign-in/again/",
    ),
    *("/audit/", "/audit/unusual/", "/people/", "/people/add/", "/people/ann/"),
    *("/sign-in/", "/concern/", "/pryder/", "/no-such-page/"),
)


@pytest.fixture(scope="module")
def browser():
    """One browser for all of these."""
    made = Browser()
    yield made
    made.close()


def paths_of(username):
    """Every page this person may open, and those of a case, a network and a pair."""
    from accord.review.access.visibility import Visible

    visible = Visible(account_of(username))
    ends = ("", "records/1/", "history/", "decide/", "ask/", "assign/", "hand-out/", "kept/")
    case, network, link = (
        rows.first() for rows in (visible.cases(), visible.networks(), visible.links())
    )
    yield from PLAIN
    yield from (f"/cases/{case.ref}/{end}" for end in ends if case)
    if case:
        yield f"/names/case/{case.ref}/"
    if network:
        yield f"/networks/{network.ref}/"
    if link:
        yield f"/same-person/{link.ref}/"


def opened(browser, username):
    """Each page that opens for this person, open in the browser."""
    browser.client = client_of(username)
    browser.wide(1200)
    for path in paths_of(username):
        browser.open(path)
        if path == "/no-such-page/" or not browser.run("document.title").startswith("Page not"):
            yield path


def tidied(said):
    """What the browser says of itself and not of a page: that an answer was 404 or 422."""
    return [one for one in said if "the server responded with a status of" not in one]


@pytest.mark.parametrize("username", ROLES)
def test_no_page_asks_for_anything_outside_or_breaks_the_policy(app, browser, username):
    wrong, n_opened = {}, 0
    for path in opened(browser, username):
        n_opened += 1
        found = browser.seen.outside + tidied(browser.seen.said)
        if found:
            wrong[path] = found
    assert wrong == {}
    assert n_opened >= 7


def test_a_script_that_got_into_a_page_does_not_run_and_is_noticed(app, browser):
    """The control: what the test above looks for is found where it is."""
    browser.client = client_of("ann")
    browser.open("/cases/")
    planted = "(() => { const s = document.createElement('script'); s.textContent = 'window.ran=1';"
    planted += " document.body.append(s); return window.ran || 0; })()"
    assert browser.run(planted) == 0
    browser.run("fetch('https://elsewhere.example/').catch(() => 0)")
    browser.listen(1.0)
    assert any("script-src" in said for said in browser.seen.said)
    assert any("connect-src" in said for said in browser.seen.said)
    assert browser.seen.outside == []


def violations(browser):
    """What axe finds on the page that is open."""
    browser.run(AXE.read_text("utf-8") + "; 1")
    given = f"{{runOnly: {{type: 'tag', values: {RULES}}}, resultTypes: ['violations']}}"
    script = f"axe.run(document, {given}).then(found => found.violations.map("
    script += "v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(', ')))"
    return browser.run(script)


@needs_axe
@pytest.mark.parametrize("username", ROLES)
def test_axe_finds_nothing_on_any_page(app, browser, username):
    found = {path: violations(browser) for path in opened(browser, username)}
    assert {path: said for path, said in found.items() if said} == {}


def pair():
    """A pair of records that Ann may rule on."""
    from accord.review.access.visibility import Visible

    return Visible(account_of("ann")).links().first().ref


LISTS = (
    *("/", "/cases/", "/second-review/", "/networks/", "/same-person/", "/agreement/", "/search/"),
    *("/handed-out/", "/kept/", "/operations/", "/concern-reports/", "/break-glass/"),
)


@needs_axe
def test_axe_finds_nothing_where_there_is_nothing_to_show(app, browser):
    """Somebody whose force has no case at all."""
    from accord.review.access.models import Posting

    account = account_of("sal")
    Posting.objects.filter(account=account).update(code="E23000999")
    browser.client = client_of("sal")
    found = {}
    for path in LISTS:
        browser.open(path)
        assert not browser.run("document.title").startswith("Page not"), path
        assert browser.run("document.querySelectorAll('main tbody th a').length") in (0, 8), path
        found[path] = violations(browser)
    assert {path: said for path, said in found.items() if said} == {}


SENT_WRONG = (
    ("ann", "/cases/{case}/decide/", {"whole": "disagree", "revision": "1"}),
    ("ann", "/cases/{case}/ask/", {}),
    ("ann", "/cases/{case}/hand-out/", {}),
    ("ann", "/names/case/{case}/", {}),
    ("ann", "/search/", {"looked_for": "a"}),
    ("ann", "/search/", {"purpose": "case", "looked_for": "nothing like it"}),
    ("ann", "/break-glass/", {"ref": "ZZZZZZZZZZ", "reason": "short"}),
    ("ann", "/sign-in/again/", {"password": "wrong", "code": "000000"}),
    ("adm", "/people/add/", {"username": "a b"}),
    ("sal", "/operations/", {}),
    ("sal", "/cases/{case}/kept/", {}),
    ("sal", "/cases/{case}/kept/", {"choice": "erase", "reason_code": "wrong"}),
    ("ann", "/cases/{case}/explanations/", {}),
    ("ann", "/same-person/{link}/", {}),
    ("nat", "/networks/{network}/views/", {}),
    ("ann", "/sign-in/", {"username": "ann", "password": "wrong", "code": "000000"}),
    ("ann", "/password/", {"password": "short", "repeated": "other"}),
    ("ann", "/keys/add/", {}),
    ("ann", "/concern/", {}),
    ("ann", "/pryder/", {}),
)


@needs_axe
def test_axe_finds_nothing_where_a_form_was_sent_wrong_or_nothing_was_found(app, browser):
    found = {}
    for username, path, said in SENT_WRONG:
        browser.client = client_of(username)
        if path == "/sign-in/":
            browser.client.logout()
        browser.open(
            path.format(case=case_of("north/K101").ref, network=network_ref(), link=pair())
        )
        assert not browser.run("document.title").startswith("Page not"), path
        fields = "".join(
            f"<input type='hidden' name='{name}' value='{value}'>" for name, value in said.items()
        )
        browser.is_loaded = False
        browser.run(
            "(() => { const f = document.querySelector('main form[method=post]');"
            "f.querySelectorAll('[required]').forEach(e => e.removeAttribute('required'));"
            f"f.insertAdjacentHTML('beforeend', `{fields}`); f.submit(); return 1; }})()"
        )
        browser._until_loaded()
        found[path] = violations(browser)
    assert {path: said for path, said in found.items() if said} == {}


DEFECTS = {
    "html-has-lang": "document.documentElement.removeAttribute('lang')",
    "color-contrast": "document.querySelector('h1').style.color = '#eee'",
    "label": "document.querySelector('main').insertAdjacentHTML('beforeend', '<input>')",
    "image-alt": "document.querySelector('main').insertAdjacentHTML("
    "'beforeend', '<img src=\"/static/icon.svg\">')",
    "target-size": "document.querySelector('main').insertAdjacentHTML('beforeend',"
    " '<p><button id=a>a</button><button id=b>b</button></p>');"
    "document.querySelectorAll('#a, #b').forEach(e => {"
    " e.style.cssText = 'width:9px;height:9px;padding:0;margin:0;border:0;font-size:4px' })",
}


@needs_axe
@pytest.mark.parametrize("rule", DEFECTS)
def test_axe_finds_a_defect_that_was_planted(app, browser, rule):
    """The control: an axe that finds nothing anywhere would prove nothing."""
    browser.client = client_of("ann")
    browser.open("/cases/")
    assert violations(browser) == []
    browser.run(f"(() => {{ {DEFECTS[rule]}; return 1; }})()")
    assert any(said.startswith(f"{rule}:") for said in violations(browser))


@pytest.mark.parametrize("username", ["ann", "sal", "aud", "adm"])
def test_no_page_needs_scrolling_sideways_at_320_pixels(app, browser, username):
    too_wide = {}
    for path in opened(browser, username):
        browser.wide(320, 640)
        width = browser.run("document.documentElement.scrollWidth")
        browser.wide(1200)
        if width > 320:
            too_wide[path] = width
    assert too_wide == {}


def test_the_queue_and_a_case_are_whole_without_scripts(app, browser):
    browser.client = client_of("ann")
    ref = case_of("north/K101").ref
    for path in ("/cases/", f"/cases/{ref}/", "/sign-in/"):
        browser.open(path)
        with_scripts = browser.run("document.querySelector('main').innerText")
        browser.ask("Emulation.setScriptExecutionDisabled", value=True)
        browser.open(path)
        browser.ask("Emulation.setScriptExecutionDisabled", value=False)
        assert browser.run("document.querySelector('main').innerText") == with_scripts


def focused(browser):
    return browser.run("document.activeElement.name || document.activeElement.id || ''")


def tab_to(browser, name):
    """Press Tab until the focus is on a field."""
    for _ in range(80):
        if focused(browser) == name:
            return
        browser.press("Tab")
    raise AssertionError(f"the keyboard does not reach {name}")


def test_signing_in_and_deciding_takes_a_keyboard_alone(app, browser):
    from django.test import Client

    from accord.review.access.one_time_codes import code_at, step_of
    from support.review_app import fresh

    case = case_of("north/K101")
    browser.client = Client()
    browser.wide(1200)
    browser.open(f"/sign-in/?next=/cases/{case.ref}/decide/")
    code = code_at(account_of("ann").code_secret, step_of(time.time()))
    for name, text in (("username", "ann"), ("password", PASSWORD), ("code", code)):
        tab_to(browser, name)
        browser.write(text)
    browser.send()
    assert case.ref in browser.run("document.title")
    tab_to(browser, "whole")
    browser.press(" ")
    tab_to(browser, "reason_code")
    browser.press("T")
    tab_to(browser, "reason")
    browser.write("I read every record.")
    tab_to(browser, "quoting") if browser.run(
        "!!document.querySelector('[name=quoting]')"
    ) else None
    browser.run(
        "document.querySelector('form[method=post] button[type=submit].govuk-button').focus()"
    )
    browser.send()
    assert fresh(case).state in ("decided", "needs_second")


def test_an_error_takes_the_focus_and_begins_the_title(app, browser):
    browser.client = client_of("ann")
    browser.open("/search/")
    tab_to(browser, "looked_for")
    browser.write("ab")
    browser.send()
    assert browser.run("document.title").startswith("Error: ")
    assert focused(browser) == "error-summary"


# What the manual shows: who sees it, and where.
PICTURES = {
    "home": ("ann", "/"),
    "queue": ("nat", "/cases/"),
    "case": ("nat", "/cases/{case}/"),
    "decide": ("ann", "/cases/{case}/decide/"),
    "network": ("nat", "/networks/{network}/"),
    "pair": ("ann", "/same-person/{link}/"),
    "search": ("ann", "/search/"),
    "concern": ("", "/concern/"),
    "audit": ("aud", "/audit/"),
    "people": ("adm", "/people/"),
    "retention": ("sal", "/kept/"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_of_the_page_can_be_taken_for_the_manual(app, browser, name, tmp_path):
    """With ACCORD_PICTURES set, the pictures go there and the manual shows them."""
    from django.test import Client

    username, path = PICTURES[name]
    browser.client = client_of(username) if username else Client()
    browser.wide(1000, 760)
    case = case_of("north/K101").ref
    browser.open(path.format(case=case, network=network_ref(), link=pair()))
    folder = Path(os.environ.get("ACCORD_PICTURES", tmp_path))
    browser.picture(folder / f"review-{name}.png")
    assert (folder / f"review-{name}.png").stat().st_size > 10_000
