"""What each role comes for, from its home page to the end, in a real browser and by what it sees.

Each journey follows links and buttons by their words, and ends where the work is done.
"""

from __future__ import annotations

import json

import pytest

from functional.review.test_in_a_browser import tidied
from functional.review.test_retention import no_longer_found
from support.browser import CHROMIUM, Browser
from support.review_app import (
    account_of,
    answer,
    case_of,
    client_of,
    entries,
    everything,
    fresh,
    network_ref,
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is found on this machine"),
]
FIND = """(() => { const words = %s, main = document.querySelector('body');
const all = [...main.querySelectorAll('a, button, summary')];
const found = all.find((e) => e.textContent.trim().startsWith(words));
if (!found) throw new Error('no link or button says ' + words);
const goes = found.tagName !== 'SUMMARY'; found.click(); return goes; })()"""
SET = """(() => { const name = %s, value = %s;
const all = [...document.getElementsByName(name)];
if (!all.length) throw new Error('no field ' + name);
const choice = all.find((e) => /radio|checkbox/.test(e.type) && e.value === value);
if (choice) { choice.click(); } else { all[0].value = value; } return 1; })()"""


class Walk:
    """Somebody at a browser, and whatever it complained of on the way."""

    def __init__(self, browser, username, width=1200):
        self.browser = browser
        if username:
            browser.client = client_of(username)
        else:
            from django.test import Client

            browser.client = Client()
        browser.wide(width)
        browser.open("/" if username else "/concern/")

    def follow(self, words):
        self.browser.is_loaded = False
        if self.browser.run(FIND % json.dumps(words)):
            self.browser._until_loaded()
        return self

    def fill(self, **fields):
        for name, value in fields.items():
            self.browser.run(SET % (json.dumps(name), json.dumps(value)))
        return self

    @property
    def text(self):
        return self.browser.run("document.querySelector('main').innerText")

    @property
    def title(self):
        return self.browser.run("document.title")

    def ends_well(self):
        assert self.browser.seen.outside == []
        assert tidied(self.browser.seen.said) == []
        return True


@pytest.fixture(scope="module")
def browser():
    """One browser for all of these."""
    made = Browser()
    yield made
    made.close()


def decided(walk, whole="agree"):
    walk.fill(whole=whole, reason_code="records_say_so", reason="I read every record.")
    return walk.follow("Save my answer")


def test_an_analyst_goes_from_home_to_a_record_and_decides(app, browser):
    case = case_of("north/K101")
    walk = Walk(browser, "ann").follow("Nobody has decided")
    assert "Queue" in walk.title
    walk.follow(f"Crime {case.ref}")
    assert "People of concern" in walk.text
    walk.follow("Crime K101")
    assert "Back to the case" in browser.run("document.body.innerText")
    walk.follow("Back to the case").follow("Decide").follow("What it rests on")
    decided(walk)
    assert fresh(case).state != "open"
    assert "Decisions" in walk.text
    walk.follow("History")
    assert walk.ends_well()


def test_an_analyst_asks_and_writes_an_explanation_down(app, browser):
    walk = Walk(browser, "ann").follow("Queue").follow(f"Crime {case_of('north/K102').ref}")
    walk.follow("Ask somebody").fill(question="Who else was there?", of="the officer in the case")
    walk.follow("Keep this question").follow("Write down and weigh")
    walk.fill(text="He may have been a relative.").follow("Keep this explanation")
    assert "He may have been a relative." in walk.text
    assert walk.ends_well()


def test_a_detective_reads_second_without_seeing_the_first_answer(app, browser):
    case = case_of("north/K101")
    assert answer(client_of("ann"), case, "disagree", reason="Words of the first.").status_code
    walk = Walk(browser, "dee").follow("Second review").follow(f"Crime {case.ref}")
    assert "Words of the first." not in walk.text
    decided(walk.follow("Read and answer as second reader"), "disagree")
    assert fresh(case).state == "decided"
    assert "Words of the first." in walk.text
    assert walk.ends_well()


def test_a_supervisor_assigns_settles_and_opens_an_operation(app, browser):
    case = case_of("north/K101")
    for username, whole in (("ann", "disagree"), ("abe", "agree")):
        assert answer(client_of(username), fresh(case), whole).status_code == 302
    walk = Walk(browser, "sal").follow("Two readers disagree").follow(f"Crime {case.ref}")
    walk.follow("Assign").fill(to="sal").follow("Assign").follow("Settle it")
    decided(walk, "disagree")
    assert fresh(case).state == "decided"
    walk.follow("Operations").fill(name="Larch").follow("Open it").follow("Larch")
    walk.fill(case=case.ref).follow("Put")
    assert fresh(case).operation is not None
    assert client_of("ann").get(f"/cases/{case.ref}/").status_code == 404
    assert walk.ends_well()


def test_two_supervisors_hold_and_erase_a_case(app, browser):
    case = no_longer_found()
    walk = Walk(browser, "sal").follow("Queue").follow(f"Crime {case.ref}")
    walk.follow("How long it is kept").fill(choice="erase", reason_code="wrong").follow("Save")
    assert "Waits for a second person" in walk.text
    second = Walk(browser, "nat").follow("Retention").follow(f"Crime {case.ref}")
    second.follow("Agree, and erase it")
    assert case.ref not in second.text
    assert client_of("nat").get(f"/cases/{case.ref}/").status_code == 404
    assert second.ends_well()


def test_the_national_team_opens_a_network_and_keeps_a_view_of_it(app, browser):
    ref = network_ref()
    walk = Walk(browser, "nat").follow("Networks").follow(ref)
    assert "Ties, and why each" in walk.text
    walk.follow("Keep what is shown now").fill(name="All", reason="For the briefing.")
    walk.follow("Keep this view")
    assert "For the briefing." in walk.text
    walk.follow("Agreement")
    assert walk.ends_well()


def test_an_analyst_rules_on_a_pair_and_searches(app, browser):
    walk = Walk(browser, "ann").follow("Same person?")
    ref = browser.run("document.querySelector('main th a').textContent.trim()")
    walk.follow(ref).fill(verdict="cannot_say", reason="Too little is recorded.")
    walk.follow("Save my ruling").follow("Search")
    walk.fill(purpose="case", looked_for="K10").browser.run(
        "document.querySelector('main form button').click()"
    )
    browser.listen(1.0)
    assert "found" in walk.text
    assert walk.ends_well()


def test_an_analyst_hands_a_case_out(app, browser):
    walk = Walk(browser, "ann").follow("Queue").follow(f"Crime {case_of('north/K101').ref}")
    walk.follow("Hand out").fill(
        recipient="A Lead", organisation="A Council", purpose="safeguarding", reason="A meeting."
    )
    walk.follow("Ask for the file")
    assert "A Lead, A Council" in walk.text
    assert walk.ends_well()


def test_somebody_in_a_hotel_reports_on_a_phone_and_a_council_lead_reads_it(app, browser):
    from accord.review.concern_report.models import ConcernReport

    walk = Walk(browser, "", width=320)
    assert walk.text.index("999") < walk.text.index("Where was it?")
    field = browser.run(
        "[...document.querySelectorAll('select option')].map(o => o.value)[1] || ''"
    )
    names = browser.run("[...document.querySelectorAll('[name]')].map(e => e.name)")
    given = {
        "setting": browser.run("document.querySelector('[name=setting]').value"),
        "words": "A girl was with two men who paid for the room in cash.",
    }
    if "force" in names:
        given["force"] = field
    for name, value in (("day", "3"), ("month", "3"), ("year", "2026"), ("place", "The inn")):
        if name in names:
            given[name] = value
    walk.fill(**given).follow("Send the report")
    assert len(everything(ConcernReport)) == 1, walk.text
    assert "two men" not in walk.text
    assert walk.ends_well()
    lead = Walk(browser, "cal").follow("Concern reports")
    assert lead.ends_well()


def test_an_auditor_reads_the_log_and_no_case(app, browser):
    client_of("ann").get(f"/cases/{case_of('north/K101').ref}/")
    walk = Walk(browser, "aud").follow("Audit")
    assert "opened a case" in walk.text
    walk.follow("Unusual use")
    assert client_of("aud").get("/cases/").status_code == 404
    assert walk.ends_well()


def test_an_administrator_adds_a_person_and_declares_a_conflict(app, browser):
    from accord.review.access.models import Account

    walk = Walk(browser, "adm").follow("Users and access").follow("Add a person")
    walk.fill(username="new", name="New Person", role="detective", forces="E23000901")
    walk.fill(password="forty green lanterns").follow("Save")
    assert Account.objects.filter(username="new").exists(), walk.text
    walk.follow("Users and access").follow("Ann")
    walk.fill(person_id="C1", relation="a relative").follow("Declare a conflict")
    assert account_of("ann").conflicts.count() == 1
    assert entries()[-1].actor == "adm"
    assert walk.ends_well()
