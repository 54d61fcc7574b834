"""How many reports one address and everybody together may send in an hour; no address is kept."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections import defaultdict, deque
from threading import Lock

HOUR_SECONDS = 3600.0
FROM_ONE_ADDRESS = 20
FROM_EVERYBODY = 600
_SALT = secrets.token_bytes(16)


class Limit:
    """Counts within the last hour, in this process's memory alone."""

    def __init__(self) -> None:
        self._sent: defaultdict[str, deque[float]] = defaultdict(deque)
        self._lock = Lock()

    def is_reached(self, address: str, now: float | None = None) -> bool:
        """Count one more, unless there were too many."""
        moment = time.monotonic() if now is None else now
        who = hashlib.sha256(_SALT + address.encode()).hexdigest()
        with self._lock:
            for name, most in ((who, FROM_ONE_ADDRESS), ("", FROM_EVERYBODY)):
                sent = self._sent[name]
                while sent and moment - sent[0] > HOUR_SECONDS:
                    sent.popleft()
                if len(sent) >= most:
                    return True
            self._sent[who].append(moment)
            self._sent[""].append(moment)
        return False


LIMIT = Limit()
