"""The switch in a file's settings that lets Word go on tracking what its readers change."""

from __future__ import annotations

from drafter.docx.names import Element, element, w

# CT_Settings (ECMA-376-1 17.15.1.78): what comes before w:trackRevisions.
_AHEAD = frozenset(
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


def track(settings: Element) -> None:
    """Switch on the tracking of changes, at the place where the schema wants it."""
    if settings.find(w("trackRevisions")) is None:
        settings.insert(sum(1 for one in settings if one.tag in _AHEAD), element("trackRevisions"))
