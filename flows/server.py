"""A Prefect server of our own for as long as a schedule is served: Prefect's temporary one never fires schedules."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

_PATIENCE_SECONDS: Final = 180.0


class ServerDidNotStart(RuntimeError):
    """The local Prefect server did not answer in time; the message says how to use another."""


@contextmanager
def local_server() -> Iterator[str]:
    """The URL of a server's API: the one that PREFECT_API_URL names, else one started here and stopped at the end."""
    named = os.environ.get("PREFECT_API_URL")
    if named:
        yield named
        return
    port = _free_port()
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}/api"
    try:
        _wait_for(f"{url}/health", server)
        os.environ["PREFECT_API_URL"] = url
        yield url
    finally:
        os.environ.pop("PREFECT_API_URL", None)
        server.terminate()
        with suppress(subprocess.TimeoutExpired):
            server.wait(20)
        server.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    last = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < last and server.poll() is None:
        with suppress(urllib.error.URLError, OSError), urllib.request.urlopen(url, timeout=5):
            return
        time.sleep(0.5)
    raise ServerDidNotStart(
        f"the local Prefect server did not answer within {_PATIENCE_SECONDS:.0f} s; "
        "start one with 'prefect server start' and set PREFECT_API_URL"
    )
