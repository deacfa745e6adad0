"""Headless Chromium, driven over its debugging pipe: no driver, no port, no library."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


class Page:
    """One page of a Chromium of its own; a context manager."""

    def __init__(self, program: str, profile: Path) -> None:
        self.said: list[dict[str, Any]] = []
        self._count = 0
        down_read, down_write = _pipe()
        up_read, up_write = _pipe()
        self._out, self._in = os.fdopen(down_write, "wb", 0), os.fdopen(up_read, "rb", 0)
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", f"--user-data-dir={profile}"]
        command = f'exec 3<&{down_read} 4>&{up_write} {down_read}<&- {up_write}>&-; exec "$0" "$@"'
        self._process = subprocess.Popen(
            ["bash", "-c", command, program, *flags],
            pass_fds=(down_read, up_write),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(down_read)
        os.close(up_write)
        self._buffer = b""
        self._session = ""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def __enter__(self) -> "Page":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self._out.close()
        self._in.close()

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            chunk = self._in.read(1 << 16)
            if not chunk:
                raise EOFError("Chromium ended")
            self._buffer += chunk
        message, _, self._buffer = self._buffer.partition(b"\0")
        value: dict[str, Any] = json.loads(message)
        return value

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command of the DevTools protocol and return its result; events meanwhile go to `said`."""
        self._count += 1
        message = {"id": self._count, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._out.write(json.dumps(message).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == self._count:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result
            self.said.append(answer)

    def open(self, file: Path, *, width: int = 1200, scheme: str = "light", script: bool = True) -> None:
        """Load a file in a window of this width and wait until it is loaded."""
        self.said.clear()
        self.call("Emulation.setScriptExecutionDisabled", value=not script)
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.call("Page.navigate", url=file.as_uri())
        while not any(one.get("method") == "Page.loadEventFired" for one in self.said):
            self.said.append(self._read())

    def run(self, script: str) -> Any:
        """Return the value of an expression, a promise's included; an exception of the script is an AssertionError."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def press(self, key: str) -> None:
        """Press and release a key."""
        for kind in ("keyDown", "keyUp"):
            text = {"text": key} if kind == "keyDown" and len(key) == 1 else {}
            self.call("Input.dispatchKeyEvent", type=kind, key=key, **text)

    def complaints(self) -> list[dict[str, Any]]:
        """Return what the console, the log and the security policy said, and every request but that of the file."""
        wrong = ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")
        requests = [one for one in self.events("Network.requestWillBeSent") if one["type"] != "Document"]
        return [*requests, *(one for method in wrong for one in self.events(method))]

    def events(self, method: str) -> list[dict[str, Any]]:
        """Return the events of one kind since the page was opened."""
        return [one["params"] for one in self.said if one.get("method") == method]


def _pipe() -> tuple[int, int]:
    """Return a pipe whose ends are not 3 or 4, which the browser wants for itself."""
    import fcntl  # there is none on Windows, where these tests are skipped

    ends = os.pipe()
    high = fcntl.fcntl(ends[0], fcntl.F_DUPFD_CLOEXEC, 10), fcntl.fcntl(ends[1], fcntl.F_DUPFD_CLOEXEC, 10)
    for end in ends:
        os.close(end)
    return high


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page of one browser for all tests; skipped where there is no Chromium."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("Chromium is not installed")
    with Page(program, tmp_path_factory.mktemp("profile")) as browser:
        yield browser
