"""A real browser without a network: Chromium driven through pipes, every request answered here.

Nothing listens and nothing is fetched: each request the browser makes is handed to the application
in this process, by its own middleware, and what it asked for is kept.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from select import select
from typing import Any
from urllib.parse import urlsplit

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
HOST = "http://localhost"
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-dev-shm-usage", "--hide-scrollbars", "--no-default-browser-check"),
)
PATIENCE = 60.0


@dataclass
class Seen:
    """What a page did while it was open."""

    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def outside(self) -> list[str]:
        """Requests for anything that is not ours."""
        return [a for a in self.asked if not a.startswith((f"{HOST}/", "data:", "about:"))]


class Browser:
    """One browser with one page."""

    def __init__(self) -> None:
        self.folder = tempfile.mkdtemp(prefix="accord-browser-")
        ours_in, theirs_out = os.pipe()
        theirs_in, ours_out = os.pipe()
        self.process = _started(self.folder, theirs_in, theirs_out)
        for end in (theirs_in, theirs_out):
            os.close(end)
        self.read_from, self.write_to = ours_in, ours_out
        self.waiting: deque[dict[str, Any]] = deque()
        self.left, self.number, self.session = b"", 0, ""
        self.client: Any = None
        self.seen = Seen()
        self._open_page()

    def _open_page(self) -> None:
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        attached = self.ask("Target.attachToTarget", targetId=target, flatten=True)
        self.session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "Audits"):
            self.ask(f"{domain}.enable")
        self.ask("Fetch.enable", patterns=[{"urlPattern": "*"}])

    def close(self) -> None:
        """End the browser and what it kept."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self.read_from)
        os.close(self.write_to)
        shutil.rmtree(self.folder, ignore_errors=True)

    def ask(self, method: str, **given: Any) -> dict[str, Any]:
        """One command, answered; what else comes meanwhile is dealt with."""
        self.number += 1
        mine = self.number
        self._send({"id": mine, "method": method, "params": given})
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            message = self._next(until)
            if message.get("id") == mine:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']['message']}")
                return message["result"]
            self._heard(message)
        raise TimeoutError(method)

    def _send(self, message: dict[str, Any]) -> None:
        if self.session:
            message["sessionId"] = self.session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.write_to, data) :]

    def _next(self, until: float) -> dict[str, Any]:
        while b"\0" not in self.left:
            ready, _, _ = select([self.read_from], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                raise TimeoutError("the browser says nothing")
            more = os.read(self.read_from, 1 << 20)
            if not more:
                raise RuntimeError("the browser has gone")
            self.left += more
        first, _, self.left = self.left.partition(b"\0")
        return json.loads(first)

    def _heard(self, message: dict[str, Any]) -> None:
        method, given = message.get("method", ""), message.get("params", {})
        if method == "Fetch.requestPaused":
            self._answer(given)
        elif method == "Runtime.consoleAPICalled" and given["type"] in ("error", "warning"):
            self.seen.said.append(" ".join(str(a.get("value", "")) for a in given["args"]))
        elif method == "Runtime.exceptionThrown":
            self.seen.said.append(given["exceptionDetails"]["text"])
        elif method == "Log.entryAdded" and given["entry"]["level"] == "error":
            self.seen.said.append(given["entry"]["text"])
        elif method == "Audits.issueAdded":
            self._issue(given["issue"])
        elif method == "Page.loadEventFired":
            self.is_loaded = True

    def _issue(self, issue: dict[str, Any]) -> None:
        if issue["code"] == "ContentSecurityPolicyIssue":
            found = issue["details"]["contentSecurityPolicyIssueDetails"]
            self.seen.said.append(f"content policy: {found['violatedDirective']}")

    def _answer(self, paused: dict[str, Any]) -> None:
        """Hand one request to the application; refuse what is not for it."""
        request, number = paused["request"], paused["requestId"]
        self.seen.asked.append(request["url"])
        if not request["url"].startswith(f"{HOST}/"):
            self._send_only("Fetch.failRequest", requestId=number, errorReason="AccessDenied")
            return
        answer = self._from_the_application(request)
        headers = [{"name": k, "value": v} for k, v in answer.items()]
        body = b"" if answer.status_code == 204 else answer.content
        self._send_only(
            "Fetch.fulfillRequest",
            requestId=number,
            responseCode=answer.status_code,
            responseHeaders=headers,
            body=base64.b64encode(body).decode(),
        )

    def _from_the_application(self, request: dict[str, Any]) -> Any:
        address = urlsplit(request["url"])
        path = address.path + (f"?{address.query}" if address.query else "")
        headers = {k: v for k, v in request["headers"].items() if k.lower() != "cookie"}
        kind = headers.pop("Content-Type", "application/octet-stream")
        body = (request.get("postData") or "").encode()
        return self.client.generic(request["method"], path, body, kind, headers=headers)

    def _send_only(self, method: str, **given: Any) -> None:
        self.number += 1
        self._send({"id": self.number, "method": method, "params": given})

    def open(self, path: str) -> None:
        """Open one of our pages and wait until it is there."""
        self.seen, self.is_loaded = Seen(), False
        self.ask("Page.navigate", url=f"{HOST}{path}")
        self._until_loaded()

    def _until_loaded(self) -> None:
        until = time.monotonic() + PATIENCE
        while not self.is_loaded:
            self._heard(self._next(until))
        # What a page's own script still does is heard before anything is asked of it.
        self.listen(0.05)

    def listen(self, seconds: float) -> None:
        """Deal with whatever the browser says for a while."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                self._heard(self._next(until))
            except TimeoutError:
                return

    def run(self, script: str) -> Any:
        """The value of a script in the page."""
        given = {"expression": script, "awaitPromise": True, "returnByValue": True}
        answer = self.ask("Runtime.evaluate", **given)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"].get("exception", {}).get("description"))
        return answer["result"].get("value")

    def press(self, key: str, *, times: int = 1) -> None:
        """A key of the keyboard, as a person presses it."""
        codes = {"Tab": 9, "Enter": 13, " ": 32}
        text = {"Enter": "\r", " ": " "}.get(key, "" if len(key) > 1 else key)
        said = {"key": key, "windowsVirtualKeyCode": codes.get(key, ord(key[0].upper()))}
        for _ in range(times):
            self.ask("Input.dispatchKeyEvent", type="keyDown", text=text, **said)
            self.ask("Input.dispatchKeyEvent", type="keyUp", **said)

    def write(self, text: str) -> None:
        """Text into the field that has the focus."""
        self.ask("Input.insertText", text=text)

    def send(self) -> None:
        """Press Enter where the focus is, and wait for the page that comes."""
        self.is_loaded = False
        self.press("Enter")
        self._until_loaded()

    def wide(self, width: int, height: int = 900) -> None:
        """How big the window is."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.ask("Emulation.setDeviceMetricsOverride", **size)

    def picture(self, path: Path) -> None:
        """A picture of what is seen."""
        shot = self.ask("Page.captureScreenshot", format="png", captureBeyondViewport=False)
        path.write_bytes(base64.b64decode(shot["data"]))


def _started(folder: str, theirs_in: int, theirs_out: int) -> subprocess.Popen[bytes]:
    """Chromium with its two pipes where it expects them."""

    def place() -> None:
        # Copied out of the way first: either number may be the place of the other.
        one, other = os.dup(theirs_in), os.dup(theirs_out)
        os.dup2(one, 3)
        os.dup2(other, 4)

    return subprocess.Popen(
        [str(CHROMIUM), *FLAGS, f"--user-data-dir={folder}"],
        close_fds=False,
        preexec_fn=place,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
