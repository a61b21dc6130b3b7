"""One stylesheet and one script for the whole book, joined from small files of one concern each.

Scripts are plain deferred ones and no ES modules, because a browser refuses modules from file://.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

HERE = Path(__file__).parent
#: In the order of the cascade.
STYLES = (
    "fonts", "colors", "base", "frame", "text", "figures", "notes", "cards", "pages", "landing",
    "lists", "print",
)  # fmt: skip
#: `dom` first: the others use it.
SCRIPTS = (
    "dom",
    "card",
    "notes",
    "references",
    "paragraphs",
    "cite",
    "position",
    "shade",
    "tables",
    "stages",
    "counts",
    "timeline",
    "resume",
)

#: Runs before the page is painted, so that a chosen shade never flashes; known to the policy by its
#: hash. The typefaces are asked for here and not in the markup, because from file:// a browser
#: refuses to fetch them ahead.
EARLY_SCRIPT = (
    "var r=document.documentElement;r.classList.add('js');"
    "try{var t=localStorage.getItem('theme');if(t)r.dataset.theme=t}catch(e){}"
    "if(location.protocol!='file:')['roman','italic'].forEach(function(f){"
    "var l=document.createElement('link');l.rel='preload';l.as='font';l.type='font/woff2';"
    "l.crossOrigin='';l.href=r.dataset.content_root+'_static/fonts/serif-'+f+'.woff2';"
    "document.head.append(l)})"
)


def stylesheet() -> str:
    """Return all styles as one file, without comments and spare space."""
    text = "\n".join(
        (HERE / "styles" / f"{name}.css").read_text(encoding="utf-8") for name in STYLES
    )
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r" ?([{};,]) ?", r"\1", text)
    return re.sub(r";}", "}", text).replace(": ", ":").strip() + "\n"


def script() -> str:
    """Return all scripts as one file; each keeps its names to itself."""
    parts = []
    for name in SCRIPTS:
        text = (HERE / "scripts" / f"{name}.js").read_text(encoding="utf-8")
        text = re.sub(r"^\s*(//.*)?\n", "", text, flags=re.M)
        text = re.sub(r"^ +", "", text, flags=re.M)
        parts.append("(() => {\n" + text + "})();\n")
    return '"use strict";\nconst book = {};\n' + "".join(parts)


def policy() -> str:
    """Return the Content-Security-Policy of every page (CSP Level 3)."""
    digest = base64.b64encode(hashlib.sha256(EARLY_SCRIPT.encode()).digest()).decode()
    return "; ".join(
        (
            "default-src 'none'",
            # Pagefind's search runs as WebAssembly.
            f"script-src 'self' 'sha256-{digest}' 'wasm-unsafe-eval'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
        )
    )
