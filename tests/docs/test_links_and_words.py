"""Links resolve, decisions open with their status, and each word is defined once."""

from __future__ import annotations

import re

import pytest

from accord.pipeline import STAGES
from accord.tables import RESULT_TABLES
from docs.manual import REPOSITORY, links, name, pages


def anchors(text: str) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", pages(), ids=name)
def test_every_link_to_another_page_resolves(page):
    broken = []
    for link in links(page):
        if "://" in link:
            continue
        target, _, anchor = link.partition("#")
        path = (page.parent / target) if target else page
        if not path.exists() or (anchor and anchor not in anchors(path.read_text("utf-8"))):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("page", pages(), ids=name)
def test_every_page_has_one_title_and_it_comes_first(page):
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert text.startswith("# ")
    assert len(re.findall(r"^# ", text, re.MULTILINE)) == 1


def decisions():
    return sorted((REPOSITORY / "docs" / "decisions").glob("*.md"))


def test_decisions_are_numbered_without_a_gap():
    assert [page.name[:4] for page in decisions()] == [
        f"{number:04}" for number in range(1, len(decisions()) + 1)
    ]


@pytest.mark.parametrize("page", decisions(), ids=name)
def test_a_decision_opens_with_its_status_and_says_what_follows_from_it(page):
    text = page.read_text(encoding="utf-8")
    assert re.match(r"# [^\n]+\n\nStatus: (accepted|superseded by \d{4}|proposed)\n", text)
    assert [
        part for part in ("Context", "Decision", "Consequences") if f"## {part}" not in text
    ] == []


def glossary() -> list[str]:
    text = (REPOSITORY / "GLOSSARY.md").read_text(encoding="utf-8")
    return re.findall(r"^\| \*\*([^*]+)\*\* \|", text, re.MULTILINE)


def test_the_glossary_defines_each_word_once_in_order():
    words = glossary()
    assert len(set(words)) == len(words)
    assert words == sorted(words)


def test_the_nouns_that_results_are_named_for_are_in_the_glossary():
    nouns = {
        "findings": "finding",
        "mentions": "mention",
        "evidence": "evidence",
        "networks": "network",
        "network_edges": "edge",
        "person_nominals": "nominal",
        "quarantine": "quarantine",
        "criterion_results": "criterion",
        "runs": "run",
    }
    tables = {table.name for table in RESULT_TABLES}
    assert set(nouns) <= tables
    assert set(nouns.values()) - set(glossary()) == set()


def test_the_architecture_page_names_every_stage():
    text = (REPOSITORY / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert [stage.name for stage in STAGES if f"`{stage.name}`" not in text] == []
