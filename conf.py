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
    "build_tools.figures",
    "build_tools.web",
    "build_tools.epub",
    "build_tools.pdf",
]
source_suffix = {".md": "markdown"}
exclude_patterns = ["data/**"]
nitpicky = True  # every reference that leads nowhere is an error
numfig = True
numfig_format = {"figure": "Figure %s"}
numfig_secnum_depth = 1  # Table 6.1: the chapter's number, then the table's
# build_tools.structure reports these three, with the line and what would be right.
suppress_warnings = ["toc.not_included", "ref.footnote", "ref.ref"]
smartquotes_action = "q"  # apostrophes; the source has the true dashes

# -- MyST ----------------------------------------------------------------------------------------
myst_enable_extensions = ["colon_fence", "deflist", "attrs_inline"]
myst_footnote_transition = False  # the formats set notes apart in their own ways
myst_heading_anchors = 3

# -- Web -----------------------------------------------------------------------------------------
html_theme = "hidden_belligerent"  # a child of sphinx_book_theme: build_tools/web
html_title = project
html_baseurl = ""  # the address of the web edition, once it has one
html_show_sphinx = False
html_copy_source = False

# -- E-book --------------------------------------------------------------------------------------
epub_basename = "the-hidden-belligerent"
# Readers' apps keep place, marks and notes by it: never change it.
epub_identifier = "urn:uuid:8d0b6c1e-5a0f-4b57-9d43-2f6f3c1f7a64"
epub_creators = [("The Hidden Belligerent project", "Hidden Belligerent project, The", "aut")]
epub_description = (
    "What the Soviet Union did in the Korean War, from its own documents: how the decision was "
    "made, the pilots and guns it hid, what it paid and what it left. Every statement carries a "
    "note, and every note names its source to the page."
)
epub_subjects = [
    "Korean War, 1950-1953",
    "Soviet Union -- Foreign relations -- Korea (North)",
    "Cold War",
    "Soviet Union. Voenno-Vozdushnye Sily -- History",
]
epub_copyright = (
    "Text under the Creative Commons Attribution 4.0 International License (CC BY 4.0); data in "
    "the public domain (CC0 1.0)."
)

# -- Print ---------------------------------------------------------------------------------------
typst_filename = "the-hidden-belligerent"
typst_subtitle = subtitle
typst_tagline = "An open history that its reader can check"
typst_keywords = ["Korean War", "Soviet Union", "Stalin", "Cold War", "history"]
