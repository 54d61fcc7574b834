"""Time the review application's pages with many users at once: python -m benchmarks.review.

A database of so many invented cases is filled, the application served from a process of its own,
and each user opens the queue, a case and a search one after another: first with a second between
two pages, then, harder than any use, without a pause.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import multiprocessing
import os
import random
import re
import statistics
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from benchmarks import machine
from benchmarks.review_store import FORCES, LAST, fill

PAGE = Path(__file__).with_name("REVIEW.md")
WANTED_MS = 300.0
READING = 1.0
HOST = "127.0.0.1"
PAGES = ("queue", "queue, narrowed", "case", "search")
TIMES_ALONE = 11
# Pages by themselves; the first two are those that the users open too.
OPENED = {
    "queue": "/cases/",
    "queue, narrowed": "/cases/?outcome=met&state=open",
    "home": "/",
    "networks": "/networks/",
    "second review": "/second-review/",
}
Alone = dict[str, float]


@dataclass
class Times:
    """How long each page took each user, in milliseconds, with what pause between two pages."""

    pause: float
    taken: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failed: int = 0


@dataclass(frozen=True)
class User:
    """Somebody who is signed in: their cookie, and cases they may open."""

    cookie: str
    refs: tuple[str, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Fill, serve, measure, write the page."""
    given = _given(arguments)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(given.folder or made)
        users, alone = _filled(folder, given)
        times, hurried = (_measured(folder, given, users, pause) for pause in (READING, 0.0))
    text = _page(given, alone, times, hurried)
    if given.write:
        PAGE.write_text(text, "utf-8")
    print(text)
    return 0 if _holds(times) else 1


def _given(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--users", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--port", type=int, default=8765)
    parser.add_argument("--database", default="", help="postgresql://USER@HOST/NAME")
    parser.add_argument("--folder", default="", help="keep the filled database here")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    return parser.parse_args(arguments)


def _setup(folder: Path, database: str) -> Any:
    from accord.review.setup import Setup

    return Setup(folder=folder, database=database)


def _in_a_process(target: Any, *given: Any) -> Any:
    """In a process of its own, for Django is set up once in each; gives what it puts back."""
    spawned = multiprocessing.get_context("spawn")
    back = spawned.Queue()
    process = spawned.Process(target=target, args=(*given, back))
    process.start()
    return process, back


def _filled(folder: Path, given: argparse.Namespace) -> tuple[list[User], Alone]:
    process, back = _in_a_process(_fill, folder, given.database, given.cases, given.users)
    found: tuple[list[User], Alone] = back.get()
    process.join()
    return found


def _fill(folder: Path, database: str, cases: int, users: int, back: Any) -> None:
    from accord.review.serving import start

    start(_setup(folder, database))
    from accord.review.access.guard import machine_scope
    from accord.review.cases.models import Case
    from accord.review.handover.statistics import count_for_the_planner

    with machine_scope("a benchmark"):
        there = Case.everything.count()
    if there < cases:
        fill(cases - there, first=there)
        count_for_the_planner()
    made = [_user(number) for number in range(users)]
    back.put((made, _alone(made[0])))


def _alone(user: User) -> Alone:
    """How long the processor works at each page, whatever else the machine has to do."""
    from django.conf import settings
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    client.cookies[settings.SESSION_COOKIE_NAME] = user.cookie.partition("=")[2]
    found = {name: _worked(client, path) for name, path in OPENED.items()}
    found["case"] = _worked(client, f"/cases/{user.refs[0]}/")
    found["search"] = _worked(client, "/search/", {"purpose": "case", "looked_for": f"{LAST[0]}1"})
    return found


def _worked(client: Any, path: str, posted: dict[str, str] | None = None) -> float:
    taken = []
    for _ in range(TIMES_ALONE):
        began = time.process_time()
        answer = client.post(path, posted) if posted else client.get(path)
        taken.append((time.process_time() - began) * 1000)
        if answer.status_code != 200:
            raise RuntimeError(f"{path} answered {answer.status_code}")
    return statistics.median(taken)


def _user(number: int) -> User:
    """An analyst of two forces, signed in as signing in leaves it."""
    from django.conf import settings
    from django.test import Client

    from accord.review.access.models import FORCE, Account, Posting
    from accord.review.access.sessions import BEGAN, LAST
    from accord.review.access.visibility import Visible

    name = f"user{number}"
    account = Account.objects.filter(username=name).first()
    if account is None:
        account = Account.objects.make(
            name, "not used", name=name, role="analyst", code_secret="not used"
        )
        for code, _ in (FORCES[number % 5], FORCES[4]):
            Posting.objects.get_or_create(account=account, kind=FORCE, code=code)
    client = Client()
    client.force_login(account)
    session = client.session
    session[BEGAN] = session[LAST] = time.time()
    session.save()
    refs = Visible(account).cases().order_by("ref").values_list("ref", flat=True)[:200]
    return User(f"{settings.SESSION_COOKIE_NAME}={session.session_key}", tuple(refs))


def _measured(folder: Path, given: argparse.Namespace, users: list[User], pause: float) -> Times:
    process, back = _in_a_process(_serve, folder, given.database, given.port)
    back.get()
    times = Times(pause)
    until = time.perf_counter() + given.seconds
    threads = [
        threading.Thread(target=_use, args=(user, number, given.port, until, times))
        for number, user in enumerate(users)
    ]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        process.terminate()
        process.join()
    return times


def _serve(folder: Path, database: str, port: int, back: Any) -> None:
    from accord.review.serving import server_of, start

    start(_setup(folder, database))
    server = server_of(port)
    back.put("ready")
    server.serve_forever()


def _use(user: User, number: int, port: int, until: float, times: Times) -> None:
    chance = random.Random(number)
    token = _token(user, port)
    while time.perf_counter() < until:
        looked = f"{chance.choice(LAST)}{chance.randrange(997)}"
        asked = {"purpose": "case", "looked_for": looked, "csrfmiddlewaretoken": token}
        _timed(times, "queue", port, user, "/cases/")
        _timed(times, "queue, narrowed", port, user, "/cases/?outcome=met&state=open")
        _timed(times, "case", port, user, f"/cases/{chance.choice(user.refs)}/")
        _timed(times, "search", port, user, "/search/", (urlencode(asked), token))


def _token(user: User, port: int) -> str:
    status, page = _sent(port, user, "/search/")
    found = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', page)
    if status != 200 or found is None:
        raise RuntimeError(f"the search page answered {status}")
    return found[1].decode()


def _timed(
    times: Times, name: str, port: int, user: User, path: str, posted: tuple[str, str] = ("", "")
) -> None:
    # Not all in step: people do not click together.
    time.sleep(times.pause * random.uniform(0.5, 1.5))
    began = time.perf_counter()
    status = 0
    with contextlib.suppress(OSError, http.client.HTTPException):
        status, _ = _sent(port, user, path, *posted)
    times.taken[name].append((time.perf_counter() - began) * 1000)
    times.failed += status != 200


def _sent(port: int, user: User, path: str, body: str = "", token: str = "") -> tuple[int, bytes]:
    connection = http.client.HTTPConnection(HOST, port, timeout=60)
    try:
        headers = {"Cookie": user.cookie}
        if body:
            headers["Cookie"] += f"; accord-form={token}"
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request("POST" if body else "GET", path, body or None, headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def _holds(times: Times) -> bool:
    return not times.failed and all(
        statistics.median(times.taken[name]) <= WANTED_MS for name in PAGES
    )


def _page(given: argparse.Namespace, alone: Alone, times: Times, hurried: Times) -> str:
    kind = "PostgreSQL" if given.database else "the embedded database"
    return "\n".join(
        [
            "# The review application with many users at once",
            "",
            f"{given.cases:,} invented cases on {kind}; {given.users} users at once, "
            f"{given.seconds:.0f} seconds each way. Made by `python -m benchmarks.review --write`.",
            f"Wanted at the median with a second to read: at most {WANTED_MS:.0f} ms.",
            "",
            *_alone_table(alone),
            *_table(f"With {times.pause:.0f} second between two pages", times),
            *_table("Without a pause, which is harder than any use", hurried),
            *(f"- {line}" for line in machine.describe()),
            f"- load when it ended: {os.getloadavg()[0]:.1f}",
            "",
        ]
    )


def _alone_table(alone: Alone) -> list[str]:
    rows = [f"| {name} | {took:.0f} |" for name, took in alone.items()]
    return [
        "## What the processor works at a page, nobody else there",
        "",
        "Of the application alone: another database's own server works besides.",
        "",
        "| page | median, ms |",
        "| --- | ---: |",
        *rows,
        "",
    ]


def _table(title: str, times: Times) -> list[str]:
    rows = [
        f"| {name} | {len(taken):,} | {statistics.median(taken):.0f} | {_share(taken, 0.95):.0f} |"
        for name, taken in times.taken.items()
    ]
    return [
        f"## {title}",
        "",
        "| page | opened | median, ms | 95 in 100 within, ms |",
        "| --- | ---: | ---: | ---: |",
        *rows,
        "",
        f"Answers that were not a page: {times.failed}.",
        "",
    ]


def _share(taken: list[float], share: float) -> float:
    return sorted(taken)[min(len(taken) - 1, int(len(taken) * share))]


if __name__ == "__main__":
    raise SystemExit(main())
