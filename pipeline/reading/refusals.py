"""Why a kind of file is not read, and what to do instead: one Dutch sentence a kind."""

from __future__ import annotations

from pipeline.errors import Refused

_KINDS: tuple[tuple[str, str], ...] = (
    ("application/msword", "Dit is een oud Word-document (.doc); sla het op als .docx of PDF en lever die aan."),
    ("application/rtf", "Dit is een RTF-document; sla het op als .docx of PDF en lever die aan."),
    ("opendocument.presentation", "Dit is een presentatie; sla haar op als PDF en lever die aan."),
    ("opendocument", "Dit is een LibreOffice-bestand zonder lopende tekst; sla het op als PDF en lever die aan."),
    ("presentation", "Dit is een presentatie; sla haar op als PDF en lever die aan."),
    ("powerpoint", "Dit is een presentatie; sla haar op als PDF en lever die aan."),
    ("ms-office.encrypted", "Het document is beveiligd met een wachtwoord; haal dat eraf en lever het opnieuw aan."),
    ("ms-tnef", "Dit is een winmail.dat van Outlook; vraag de afzender het stuk als gewone bijlage te sturen."),
    ("vnd.rar", "Dit is een archief; pak het uit en lever de stukken afzonderlijk aan."),
    ("x-7z", "Dit is een archief; pak het uit en lever de stukken afzonderlijk aan."),
    ("gzip", "Dit is een archief; pak het uit en lever de stukken afzonderlijk aan."),
    (
        "application/xml",
        "Dit is een XML-bestand; open het in het programma waar het uit komt, sla het op als PDF en lever die aan.",
    ),
    ("executable", "Dit is een programma en geen stuk; verwijder het bestand."),
)


def not_supported(kind: str) -> Refused:
    """The refusal of a media type that is not read."""
    for part, reason in _KINDS:
        if part in kind:
            return Refused(reason)
    return Refused("De soort van dit bestand is niet herkend; lever het stuk aan als tekst-PDF of tekstbestand.")
