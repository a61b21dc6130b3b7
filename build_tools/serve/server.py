"""Serves the pages to the writer's own browser and tells open pages when to load again."""

from __future__ import annotations

import functools
import threading
import time
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

SCRIPT, CHANGES = "/-/reload.js", "/-/changes"
#: A file of its own and no inline script: the pages' Content-Security-Policy forbids those.
TAG = f'<script src="{SCRIPT}" defer></script></head>'.encode()
RELOAD = f"""\
let seen = "";
new EventSource("{CHANGES}").onmessage = (event) => {{
  if (seen && seen !== event.data) location.reload();
  seen = event.data;
}};
""".encode()


class Changes:
    """What edition of the pages is the newest; those who wait for the next are woken."""

    def __init__(self) -> None:
        # A server started anew counts from elsewhere, so that pages it did not send load again.
        self._edition = time.time_ns()
        self._changed = threading.Condition()

    def tell(self) -> None:
        """Say that the pages are new."""
        with self._changed:
            self._edition += 1
            self._changed.notify_all()

    def after(self, edition: int, seconds: float) -> int:
        """Return the newest edition: at once if it is not `edition`, or when it has changed."""
        with self._changed:
            self._changed.wait_for(lambda: self._edition != edition, seconds)
            return self._edition


class Handler(SimpleHTTPRequestHandler):
    """Files of the site, each page with the script that loads it again."""

    def __init__(self, *args: object, changes: Changes, **options: object) -> None:
        self._changes = changes
        super().__init__(*args, **options)

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:  # noqa: N802 - the library's name
        """Answer with a file, or with what this server adds."""
        path = self.path.partition("?")[0]
        file = Path(self.translate_path(path))
        if file.is_dir():
            file /= "index.html"
        if path == CHANGES:
            self._tell_changes()
        elif path == SCRIPT:
            self._answer(200, "text/javascript", RELOAD)
        elif file.suffix == ".html":
            known = file if file.is_file() else Path(self.directory, "404.html")
            page = known.read_bytes() if known.is_file() else b"<head></head>Not built yet."
            self._answer(200 if known == file else 404, "text/html", page.replace(b"</head>", TAG))
        else:
            super().do_GET()

    def _answer(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def _tell_changes(self) -> None:
        """Send each new edition's number, as server-sent events (WHATWG HTML, 9.2)."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        edition = 0
        try:
            while True:
                edition = self._changes.after(edition, 15)
                # Sent also when nothing has changed: a page that is gone shows in the writing.
                self.wfile.write(f"data: {edition}\n\n".encode())
                self.wfile.flush()
        except OSError:
            return


def start(folder: Path, port: int, changes: Changes) -> str:
    """Serve `folder` from a thread of its own; return the address. Raises OSError: port taken."""
    handler = functools.partial(Handler, directory=str(folder), changes=changes)
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"
