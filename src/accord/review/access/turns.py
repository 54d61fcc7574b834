"""On the embedded database requests take turns, first come first served.

It has one writer at a time, and every page writes its audit entry. Left to the database, those who
wait ask again after ever longer pauses, and some are sent away although their turn would have come.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from django.db import connection
from django.http import HttpRequest, HttpResponse


class Line:
    """A lock that is given in the order in which it was asked for."""

    def __init__(self) -> None:
        self._door = Lock()
        self._waiting: deque[Lock] = deque()
        self._is_taken = False

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for one's turn, and hand on to whoever came next."""
        mine = self._joined()
        if mine is not None:
            mine.acquire()
        try:
            yield
        finally:
            self._handed_on()

    def _joined(self) -> Lock | None:
        with self._door:
            if not self._is_taken:
                self._is_taken = True
                return None
            mine = Lock()
            mine.acquire()
            self._waiting.append(mine)
            return mine

    def _handed_on(self) -> None:
        with self._door:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_taken = False


LINE = Line()


class Turns:
    """Before anything of a request touches the database."""

    def __init__(self, then: Callable[[HttpRequest], HttpResponse]) -> None:
        self.then = then

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Our own files need no turn, and another database has as many writers as it likes."""
        if connection.vendor != "sqlite" or request.path.startswith("/static/"):
            return self.then(request)
        with LINE.turn():
            return self.then(request)
