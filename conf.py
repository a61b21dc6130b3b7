"""Sphinx configuration of The Hidden Belligerent."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

# -- The book ----------------------------------------------------------------------------------
project = "The Hidden Belligerent"
subtitle = "The Soviet Union in the Korean War"
author = "The Hidden Belligerent project"
# No year: SOURCE_DATE_EPOCH would rewrite it; the edition's date is in the imprint.
copyright = author
language = "en"
version = release = ""  # editions are named by their date, not by a number

# -- Extensions, by concern ----------------------------------------------------------------------
extensions = [
    "myst_parser",
    "build_tools.structure",
    "build_tools.library",
    "build_tools.notes",
    "build_tools.names",
    "build_tools.pages",
]
source_suffix = {".md": "markdown"}
exclude_patterns = ["data/**"]
nitpicky = True  # every reference that leads nowhere is an error
numfig = True
numfig_secnum_depth = 1  # Table 6.1: the chapter's number, then the table's
smartquotes = False  # the source has the true quotes and dashes

# -- MyST ----------------------------------------------------------------------------------------
myst_enable_extensions = ["colon_fence", "deflist", "attrs_inline"]
myst_footnote_transition = False  # the formats set notes apart in their own ways
myst_heading_anchors = 3

# -- Web -----------------------------------------------------------------------------------------
html_theme = "sphinx_book_theme"
html_title = project
html_baseurl = ""  # the address of the web edition, once it has one
html_show_sphinx = False
html_copy_source = False
