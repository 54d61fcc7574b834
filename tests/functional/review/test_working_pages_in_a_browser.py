"""The pages people work on, in a real browser: the explorer at work, nothing axe finds, narrow."""

from __future__ import annotations

import pytest

from functional.review.test_handover import ONE_MORE_SUSPECT, hand_over
from functional.review.test_in_a_browser import needs_axe, tidied, violations
from functional.review.test_link_review import JOINED, question
from functional.review.test_network_pages import keep, network
from functional.review.test_questions_and_explanations import ask, asked, explain, explained, weigh
from functional.review.test_queue_and_home import keep as keep_filter
from support.browser import CHROMIUM, Browser
from support.review_app import case_of, client_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is found on this machine"),
]


@pytest.fixture(scope="module")
def browser():
    """One browser for all of these."""
    made = Browser()
    yield made
    made.close()


def worked_on(store):
    """Something on every page: a question, an explanation, a kept view, two runs, a join."""
    ask(due_on="2026-01-05")
    explain()
    weigh(standing="likely", speaks_for="One date of birth.")
    keep_filter("kind=crime")
    hand_over(store, "run2", ONE_MORE_SUSPECT)
    case, net = case_of("north/K102"), network()
    assert keep(client_of("nat")).status_code == 302
    yield "ann", f"/cases/{case.ref}/"
    yield "ann", f"/cases/{case.ref}/history/"
    yield "ann", f"/cases/{case.ref}/asked/{asked().pk}/"
    yield "ann", f"/cases/{case.ref}/explanations/"
    yield "ann", f"/cases/{case.ref}/explanations/{explained().pk}/"
    yield "sal", "/cases/?kind=crime"
    yield "ann", "/cases/?kind=crime"
    yield "sal", "/agreement/"
    yield "sal", "/"
    for end in ("", "?hubs=on&counted=on&to_on=2025-12-31", "before/", "views/", "views/1/"):
        yield "nat", f"/networks/{net.ref}/{end}"
    hand_over(store, "joined", JOINED)
    yield "ann", f"/cases/{case.ref}/joins/"
    yield "ann", f"/same-person/{question('S4').ref}/"


@needs_axe
def test_axe_finds_nothing_on_the_pages_people_work_on(store, browser):
    found = {}
    for username, path in worked_on(store):
        browser.client = client_of(username)
        browser.open(path)
        assert not browser.run("document.title").startswith("Page not"), path
        found[path] = violations(browser)
    assert {path: said for path, said in found.items() if said} == {}


def test_the_pages_people_work_on_ask_for_nothing_outside_and_fit_a_phone(store, browser):
    wrong = {}
    for username, path in worked_on(store):
        browser.client = client_of(username)
        browser.open(path)
        browser.wide(320, 640)
        width = browser.run("document.documentElement.scrollWidth")
        browser.wide(1200)
        said = browser.seen.outside + tidied(browser.seen.said)
        if said or width > 320:
            wrong[path] = (said, width)
    assert wrong == {}


ACTS = """(() => { const said = {};
const svg = document.querySelector("[data-explorer] svg");
const sign = svg.querySelector("[data-sign]"), was = sign.getAttribute("transform");
const key = (g, k) => g.dispatchEvent(new KeyboardEvent("keydown", {key: k, bubbles: true}));
const press = (x) => document.querySelector(`[data-do="${x}"]`).click();
const hid = () => [...svg.querySelectorAll("[data-sign]")].filter(
    (g) => g.getAttribute("display")).length;
said.role = svg.getAttribute("role"); said.named = sign.getAttribute("aria-label");
key(sign, "ArrowRight"); said.moved = sign.getAttribute("transform") !== was;
press("put-back"); said.back = sign.getAttribute("transform") === was;
key(sign, "Enter"); said.panel = !document.querySelector("[data-panel]").hidden;
said.stops = svg.querySelectorAll("[tabindex='0']").length;
const whys = [...document.querySelectorAll("[data-panel-body] button")].filter(
    (b) => b.textContent.startsWith("why"));
said.whys = whys.length; whys[0].click();
said.line = document.querySelector("[data-panel-title]").textContent; key(sign, "Enter");
press("hide"); said.hidden = hid(); press("show-all"); said.shown = hid();
press("alone"); said.alone = hid(); press("show-all");
press("larger"); said.view = svg.getAttribute("viewBox");
const line = svg.querySelector("[data-line][data-facts]:not([data-facts=''])");
key(line, "Enter"); said.why = document.querySelector("[data-panel-body]").textContent;
const form = document.querySelector("[data-keep]");
form.addEventListener("submit", (e) => e.preventDefault()); form.requestSubmit();
said.kept = Object.keys(JSON.parse(form.elements.arranged.value).positions).length;
said.signs = svg.querySelectorAll("[data-sign]").length;
return JSON.stringify(said); })()"""


def test_the_explorer_moves_hides_expands_says_why_and_is_kept(app, browser):
    import json

    browser.client = client_of("nat")
    browser.open(f"/networks/{network().ref}/")
    said = json.loads(browser.run(ACTS))
    assert said["role"] == "group"
    assert said["named"]
    assert said["stops"] == said["signs"]
    assert said["whys"] >= 1
    assert " and " in said["line"]
    assert (said["moved"], said["back"], said["panel"]) == (True, True, True)
    assert (said["hidden"], said["shown"]) == (1, 0)
    assert said["view"] != "0 0 960 620"
    assert said["kept"] == said["signs"]
    assert "Counts:" in said["why"]
    assert tidied(browser.seen.said) == []


def test_the_drawing_is_one_picture_with_a_name_where_there_are_no_scripts(app):
    page = client_of("nat").get(f"/networks/{network().ref}/").content.decode()
    drawn = page[page.index('class="app-drawing app-drawing--net"') : page.index("</svg>")]
    assert 'role="img"' in drawn
    assert "tabindex" not in drawn.partition("<svg")[2]
    assert "<button" not in drawn


def test_300_are_on_the_screen_in_less_than_a_second(app, browser, monkeypatch):
    """Read, laid out and measured anew by the browser; the server's part is timed elsewhere."""
    from accord.review.networks import positions, views
    from functional.review.test_network_graph import content, tie

    names = [f"p{n:03}" for n in range(300)]
    ties = [tie(names[n], names[n // 2]) for n in range(1, 300)]
    ties += [tie(names[n], names[(n * 7) % 300]) for n in range(299)]
    big = content(people=names, children=(), ties=ties)
    big |= {"marking": "", "forces": [], "objects": []}
    spread = {n: [i * 37 % 960, i * 53 % 620] for i, n in enumerate(names)}
    monkeypatch.setattr(views, "with_records", lambda _: big)
    monkeypatch.setattr(views, "_positions", lambda *_: positions.positions_of(big, spread))
    browser.client = client_of("nat")
    browser.open(f"/networks/{network().ref}/")
    assert browser.run("document.querySelectorAll('[data-sign]').length") == 300
    took = browser.run(
        "(() => { const box = document.querySelector('[data-explorer]');"
        " const began = performance.now(); box.innerHTML = box.innerHTML;"
        " box.getBoundingClientRect(); return performance.now() - began; })()"
    )
    assert took < 1000


BIG_TEXT = "document.documentElement.style.fontSize = '200%'"
CUT_OFF = """[...document.querySelectorAll('main button, main a, main h1, main legend, main label')]
.filter(e => e.offsetParent && getComputedStyle(e).overflow === 'hidden'
    && e.scrollWidth > e.clientWidth + 1 && !e.closest('.govuk-visually-hidden')).length"""


def test_text_of_twice_the_size_needs_no_scrolling_sideways_and_cuts_nothing_off(store, browser):
    wrong = {}
    for username, path in worked_on(store):
        browser.client = client_of(username)
        browser.wide(1280)
        browser.open(path)
        browser.run(BIG_TEXT)
        width, cut = browser.run("document.documentElement.scrollWidth"), browser.run(CUT_OFF)
        if width > 1280 or cut:
            wrong[path] = (width, cut)
    assert wrong == {}


EDGED = """[...document.querySelectorAll('main .govuk-button, main .govuk-tag, main mark, main input')]
.filter(e => e.offsetParent && !/radio|checkbox/.test(e.type) && getComputedStyle(e).borderTopStyle === 'none'
    && getComputedStyle(e).outlineStyle === 'none').map(e => e.outerHTML.slice(0, 60))"""


def test_in_forced_colours_what_is_told_by_a_background_has_an_edge(app, browser):
    forced = [{"name": "forced-colors", "value": "active"}]
    browser.client = client_of("ann")
    browser.ask("Emulation.setEmulatedMedia", features=forced)
    found = {}
    for path in ("/cases/", f"/cases/{case_of('north/K101').ref}/", "/search/", "/"):
        browser.open(path)
        assert browser.run("matchMedia('(forced-colors: active)').matches")
        found[path] = browser.run(EDGED)
    browser.ask("Emulation.setEmulatedMedia", features=[])
    assert {path: said for path, said in found.items() if said} == {}
