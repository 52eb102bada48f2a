"""An enclosure that a paper refers to and that was not received."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.registry import Case, Check, check
from pipeline.checks.sentences import products_in, says, sentences
from pipeline.checks.wording import around_words, product_name
from pipeline.model import Extraction, Finding, Place

_OFFERS = re.compile(
    r"\b(?:nu|hierbij|bijgaand|hiermee|met deze (?:brief|rib))\s+(?:bieden|sturen|zenden|leggen)\s+(?:wij|we)\s+u\b"
    r"(?=.*\b(?:aan|toe|voor)\b)",
    re.I,
)

_OFFERING = ("bieden", "sturen", "zenden", "leggen")

# A place in an enclosure, and not what it is: ``(zie blz. 12 van de bijlage)``, ``(bijlage 3, par. 4.12)``.
_SPOT = r"(?:blz|bladzijden?|pagina\w*|par|paragra\w+|art|artikel\w*|hoofdstuk\w*|tabel\w*|figuur)\b"
_PLACE_IN_IT = re.compile(
    rf"\([^()]*\b{_SPOT}[^()]*\)|\b{_SPOT}[^,;()]{{0,25}}\b(?:van|in|uit)\s+(?:de\s+)?bijlagen?\b"
)

# Enclosures that somebody still has to hand in: ``Bijlagen voor het overleg graag uiterlijk 14 juni``.
_TO_HAND_IN = re.compile(
    r"\bbijlagen?\b[^;.]*\b(?:graag|aanleveren|aan\s+te\s+leveren|aangeleverd|inleveren|ingeleverd|indienen|ingediend)\b"
)

# Enclosures that the writer says will follow: ``bijlagen worden nagezonden``, ``bijlage volgt``.
_TO_FOLLOW = re.compile(
    r"(?<!\bin )(?<!\bin de )(?<!\bals )\bbijlagen?\b[^;:.]{0,60}?"
    r"\b(?:nagezonden|nagestuurd|nazend\w*|nasturen|volgt|volgen|later|toegezonden|nog\s+niet|komt\s+nog|"
    r"komen\s+nog|separaat)\b|\b(?:nog\s+te\s+(?:ontvangen|verschijnen)|na\s+te\s+zenden|volgende\s+week)\s+bijlagen?\b"
)
# ``Bijlage 3 van het plan``, ``de verwijzing naar bijlage 3``: no enclosure of the paper.
_POINTED_AT = re.compile(r"\bverwijz\w*\b(?:[^;:.]|\.(?=\d)){0,80}?\bnaar\s+(?:(?:de|een|alle)\s+)?bijlagen?\b")
_PART_OF = re.compile(
    r"\bbijlagen?\b\s*(?:[\w.-]{1,5}\s+(?:(?:en|t/m|tot)\s+[\w.-]{1,5}\s+)?)?(?:van|bij|uit|in)\s+(?=(?P<rest>[^;:.]{0,60}))"
)
_BEFORE_NAME = re.compile(r"(?:(?:de|het|een|uw|ons|onze|dit|deze)\s+)?(?:[\w-]+\s+)?(?:van\s+(?:de|het)\s+)?[\w-]*")

# An enclosure of the product itself, told of as its part: ``het plan, met de financiële bijlage er los bij``.
_ITS_OWN = re.compile(
    r"\b(?:met|plus|inclusief|incl\.|exclusief|zonder|behoudens)\s+(?:(?:de|het|een|zijn|haar|hun|alle|twee|drie|vier)\s+)?"
    r"(?:(?!volgende\b|bijgevoegde\b|bijgaande\b|onderstaande\b)\w+e\s+)?bijlagen?\b(?!\s*:)|"
    r"\bbijlagen?\s+(?:zit(?:ten)?|lig(?:t|gen)|komt|komen|gaa(?:t|n)|staa(?:t|n)|is|zijn)?\s*(?:er|daar)\s*(?:los|apart|nog|afzonderlijk|separaat)\b"
)


@check(
    "bijlage-ontbreekt",
    title="Bijlage niet ontvangen",
    explanation="Het stuk verwijst naar een bijlage die niet in de map ligt; wat erin staat, is niet vergeleken.",
    remedy="Vraag de afzender om de bijlage en zet hem in inbox/.",
    cls="gat",
    words=lambda rules: _OFFERING,
)
def enclosure_missing(self: Check, case: Case) -> Iterator[Finding]:
    """A product referred to as an enclosure, or offered with the letter, that is the topic of no paper received."""
    for paper in case.papers:
        by_product: dict[str, list[Place]] = {}
        for reference in paper.references:
            if reference.product is not None and not _denied(reference.place.quote, case):
                by_product.setdefault(reference.product, []).append(reference.place)
        for product, place in _offered(paper, case):
            by_product.setdefault(product, []).append(place)
        for product, places in by_product.items():
            if any(_is(other, product) for other in case.papers if other is not paper or _holds(paper, product)):
                continue
            yield self.finding(
                case,
                (paper.source.name, product),
                f"Bij {paper.source.name} hoort volgens de tekst “{product_name(product, case.rules)}”, maar dat stuk "
                f"is niet ontvangen: “{_quoted(places[0].quote, product, case)}”.",
                places,
                certainty=0.8,
            )


def _quoted(sentence: str, product: str, case: Case) -> str:
    """The words of the sentence around the name of the product."""
    rule = case.rules.product(product)
    named = says((rule.naam, *rule.aliassen), sentence) if rule is not None else None
    return around_words(sentence, named.group() if named else "", 90)


def _offered(paper: Extraction, case: Case) -> Iterator[tuple[str, Place]]:
    """Products that a letter says it brings with it: ``Nu bieden wij u … de hoofdlijnennotitie aan``."""
    if paper.paper is None or paper.paper.kind not in ("brief", "rib", "procesbrief", "email"):
        return
    for said in sentences(paper, _OFFERING):
        offered = _OFFERS.search(said.text)
        products = products_in(said.text[offered.start() :], case.rules) if offered else ()
        if products:
            yield products[0], said.place


def _denied(sentence: str, case: Case) -> bool:
    """Whether the sentence names no enclosure that is there: ``geen bijlage``, ``(zie artikel 4 van de bijlage)``."""
    low = sentence.casefold()
    if _TO_HAND_IN.search(low) or _TO_FOLLOW.search(low):
        return True
    bare = _POINTED_AT.sub("", _ITS_OWN.sub("", _PLACE_IN_IT.sub("", low)))
    bare = _PART_OF.sub(lambda match: "" if _begins_with_product(match["rest"], case) else match[0], bare)
    words = [word.strip(",;:.()") for word in bare.split()]
    named = [at for at, word in enumerate(words) if word in case.rules.papers.bijlagewoorden]
    return all(at and words[at - 1] in case.rules.acts.ontkend for at in named)


def _begins_with_product(text: str, case: Case) -> bool:
    """Whether a product is named at the beginning of the text, but for an article and a few words."""
    return any(
        (named := says((product.naam, *product.aliassen), text)) is not None
        and _BEFORE_NAME.fullmatch(text, 0, named.start())
        for product in case.rules.products
    )


def _is(paper: Extraction, product: str) -> bool:
    """Whether the paper is the product itself: its topic, and no letter or information letter about it."""
    return paper.topic == product and paper.paper is not None and paper.paper.kind not in ("brief", "rib", "email")


def _holds(paper: Extraction, product: str) -> bool:
    """Whether the enclosure is bound in the paper itself."""
    return any(table.caption and product in table.caption.casefold() for table in paper.tables)
