"""Each page as a browser draws it, at a desk and on a phone; nothing reaches beyond its edge.

The pages are written to files with the style sheet beside them, so that no socket is opened.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from support.review_app import case_of, client_of, everything

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium is found on this machine"),
]
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run")
MEASURE = """<script>
addEventListener("load", () => { const f = document.createElement("iframe");
f.width = 320; f.height = 1200; f.src = "page.html"; document.body.append(f);
f.onload = () => document.title = "WIDTH " + f.contentDocument.documentElement.scrollWidth; });
</script><body></body>"""


def pages():
    ref = case_of("north/K101").ref
    network = next(c.ref for c in everything_of("network"))
    ann = client_of("ann")
    yield "home", ann.get("/")
    yield "queue", ann.get("/cases/")
    yield "case", ann.get(f"/cases/{ref}/")
    yield "decide", ann.get(f"/cases/{ref}/decide/")
    yield "decide-error", ann.post(f"/cases/{ref}/decide/", {"revision": 1, "whole": "disagree"})
    yield "record", ann.get(f"/cases/{ref}/records/1/")
    yield "network", client_of("nat").get(f"/networks/{network}/")
    yield "network-before", client_of("nat").get(f"/networks/{network}/before/")
    yield "keep-a-view", client_of("nat").post(f"/networks/{network}/views/", {"name": ""})
    yield "joined-records", ann.get(f"/cases/{ref}/joins/")
    yield "explanations", ann.get(f"/cases/{ref}/explanations/")
    yield "ask-error", ann.post(f"/cases/{ref}/ask/", {"question": ""})
    yield "agreement", client_of("sal").get("/agreement/")
    yield "same-person", ann.get("/same-person/")
    yield "search", ann.get("/search/")
    yield "concern", ann.get("/concern/")
    yield "pryder", ann.get("/pryder/")
    yield "audit", client_of("aud").get("/audit/")
    yield "people", client_of("adm").get("/people/")


def everything_of(kind):
    from accord.review.cases.models import Case

    return [case for case in everything(Case) if case.kind == kind]


@pytest.fixture(scope="module")
def static():
    import accord.review

    return Path(accord.review.__file__).parent / "static"


def written(folder, answer, static):
    shutil.copytree(static, folder / "static", dirs_exist_ok=True)
    page = re.sub(r'"/static/', '"static/', answer.content.decode())
    (folder / "page.html").write_text(page, "utf-8")
    return folder / "page.html"


def run_browser(*more):
    done = subprocess.run(
        [CHROMIUM, *FLAGS, *more], capture_output=True, text=True, check=True, timeout=120
    )
    return done.stdout


def test_every_page_is_drawn_and_fits_a_phone(app, static, tmp_path):
    too_wide = {}
    for name, answer in pages():
        folder = tmp_path / name
        folder.mkdir()
        page = written(folder, answer, static)
        shot = folder / f"{name}.png"
        run_browser(f"--screenshot={shot}", "--window-size=1200,1600", page.as_uri())
        assert shot.stat().st_size > 10_000
        (folder / "measure.html").write_text(f"<!DOCTYPE html>{MEASURE}", "utf-8")
        dom = run_browser(
            "--allow-file-access-from-files",
            "--virtual-time-budget=4000",
            "--dump-dom",
            (folder / "measure.html").as_uri(),
        )
        width = int(re.search(r"WIDTH (\d+)", dom)[1])
        if width > 320:
            too_wide[name] = width
    assert too_wide == {}
