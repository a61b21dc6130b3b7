"""One build that has loaded everything and waits for a file to change.

    python -m build_tools.serve.waiting SOURCE BUILD

Half of a small rebuild is the start of Python, the reading of the data and of what Sphinx knows.
This process does that ahead, builds when it gets a line, says `pages` as soon as they can be looked
at, writes the search index and the downloads after that, and ends. Findings go to stderr.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

ROOT = Path(__file__).resolve().parents[2]


def load_ahead(app: Sphinx) -> None:
    """Unpickle the pages now: to number the figures, Sphinx walks all of them at each build.

    Each is handed out once, since resolving changes it, and not when its page was read anew.
    """
    env = app.env
    load = BuildEnvironment.get_doctree
    loaded = {name: load(env, name) for name in env.all_docs if _is_stored(env, name)}

    def get_doctree(env: BuildEnvironment, docname: str) -> nodes.document:
        return loaded.pop(docname, None) or load(env, docname)

    # On the class: the environment itself is pickled, and this process ends with its build.
    BuildEnvironment.get_doctree = get_doctree
    app.connect("env-purge-doc", lambda app, env, docname: loaded.pop(docname, None))


def _is_stored(env: BuildEnvironment, docname: str) -> bool:
    return (Path(env.doctreedir) / f"{docname}.doctree").exists()


def say_pages_are_there(app: Sphinx, error: Exception | None) -> None:
    """Tell the parent process that the pages can be shown."""
    if error is None:
        print("pages", flush=True)


def main(arguments: list[str]) -> int:
    """Load, wait for a line, build; return 1 where the book could not be built."""
    source, build = map(Path, arguments)
    # The process is short: what it holds need not be searched for what could be freed.
    gc.disable()
    try:
        with patch_docutils(ROOT), docutils_namespace():
            app = Sphinx(
                source, ROOT, build / "html", build / "doctrees", "html",
                status=None, warning=sys.stderr,
            )  # fmt: skip
            load_ahead(app)
            if not sys.stdin.readline():
                return 0  # the parent has no use for this build
            # Before the handlers that write the search index and the downloads.
            app.connect("build-finished", say_pages_are_there, priority=1)
            app.build()
    except SphinxError as error:
        print(f"{error.category}: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
