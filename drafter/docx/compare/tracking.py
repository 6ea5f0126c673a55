"""The switch in a file's settings that lets Word go on tracking what its readers change."""

from __future__ import annotations

from drafter.docx.names import element, w
from drafter.docx.opc import Package

# CT_Settings (ECMA-376-1 17.15.1.78): what comes before w:trackRevisions.
AHEAD = frozenset(
    w(name)
    for name in (
        "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries "
        "displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData "
        "embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges "
        "bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors "
        "hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate linkStyles "
        "stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView"
    ).split()
)


def track(package: Package) -> None:
    """Switch on the tracking of changes, at the place where the schema wants it."""
    name = package.related(package.main, "settings")
    if name is None:
        return
    settings = package.tree(name)
    if settings.find(w("trackRevisions")) is None:
        settings.insert(sum(1 for one in settings if one.tag in AHEAD), element("trackRevisions"))
