"""Common claims, checked: what popular accounts say, section by section, with a verdict each."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from ..data import Claim, did_you_mean
from ..library import library, note_list
from .sources import sources_paragraph


class Claims(SphinxDirective):
    """`{claims} Section`: the claims of one section of `claims.yaml`, in the file's order."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return a definition list; a section without claims is an error that names the nearest."""
        note_list(self.env, "claims")
        records = library(self.env).records.claims
        section = " ".join(self.arguments[0].split())
        chosen = {key: claim for key, claim in records.items() if claim.section == section}
        if not chosen:
            near = did_you_mean(section, {claim.section for claim in records.values()})
            raise self.error(f'claims.yaml has no section "{section}"{near}')
        entries = nodes.definition_list(classes=["lookup", "claims"])
        for key, claim in chosen.items():
            library(self.env).note_use(self.env.docname, "claim", key)
            entries += self._entry(key, claim)
        return [entries]

    def _entry(self, key: str, claim: Claim) -> nodes.definition_list_item:
        term = nodes.term("", "", nodes.strong("", claim.claim), ids=[f"claim-{key}"])
        verdict = nodes.emphasis("", claim.verdict.capitalize() + ".", classes=["verdict"])
        text = nodes.paragraph("", "", verdict, nodes.Text(f" {claim.text}"))
        if claim.see:
            text += nodes.Text(" See ")
            for index, label in enumerate(claim.see):
                if index:
                    text += nodes.Text(" and " if index == len(claim.see) - 1 else ", ")
                text += self._chapter(label)
            text += nodes.Text(".")
        body = nodes.definition("", text, sources_paragraph(self.env, claim.sources))
        return nodes.definition_list_item("", term, body)

    def _chapter(self, label: str) -> nodes.Node:
        reference = addnodes.pending_xref(
            "", nodes.inline("", label, classes=["xref", "std", "std-ref"]),
            refdomain="std", reftype="ref", reftarget=label, refdoc=self.env.docname,
            refwarn=True, refexplicit=False,
        )  # fmt: skip
        self.set_source_info(reference)
        return reference
