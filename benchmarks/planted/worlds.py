"""The two regions in which the invented papers play, told as their own people write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Act = Literal["opleveren", "bespreken", "instemmen", "vaststellen", "bijpraten", "dialoogsessie", "informeren"]


@dataclass(frozen=True, slots=True)
class Body:
    """A body: how it stands in the planning, in a sentence, and its usual weekday (0 is Monday; None: a window)."""

    planning: str
    name: str
    weekday: int | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Product:
    """A product: how it stands in the planning and, with its article, in a sentence."""

    planning: str
    name: str
    plural: bool = False


@dataclass(frozen=True, slots=True)
class World:
    """A region: its rules, its route per milestone, the bodies that no planning names, and its letterhead."""

    id: str
    rules: str
    region: str
    school: str
    title: str
    sender: str
    towns: tuple[str, ...]
    products: tuple[Product, ...]
    other_products: tuple[Product, ...]
    steering: Body
    officials: Body
    aldermen: Body
    secretaries: Body
    colleges: Body
    councils: Body
    absent: tuple[Body, ...]
    officials_first: bool = False
    council_act: Act = "instemmen"


DRECHTSTEDEN = World(
    id="drechtsteden",
    rules="rules",
    region="Drechtsteden",
    school="Midden",
    title="Transitie GR Sociaal",
    sender="Tijdelijke Werkorganisatie",
    towns=(
        "Alblasserdam",
        "Dordrecht",
        "Hardinxveld-Giessendam",
        "Hendrik-Ido-Ambacht",
        "Papendrecht",
        "Sliedrecht",
        "Zwijndrecht",
    ),
    products=(
        Product("hoofdlijnennotitie", "de hoofdlijnennotitie"),
        Product("conceptteksten GR", "de conceptteksten GR", plural=True),
        Product("definitieve teksten GR", "de definitieve teksten GR", plural=True),
    ),
    other_products=(
        Product("uitgangspuntennotitie", "de uitgangspuntennotitie Servicegemeente"),
        Product("dienstverleningsovereenkomst", "de dienstverleningsovereenkomst Servicegemeente"),
    ),
    steering=Body("Stuurgroep", "de stuurgroep", 4),
    officials=Body("Netwerk MT Sociaal", "het Netwerk MT Sociaal", 3),
    aldermen=Body("PFO Sociaal", "het PFO Sociaal", 1),
    secretaries=Body("ONS-D", "het ONS-D", 3),
    colleges=Body("Colleges", "de colleges", plural=True),
    councils=Body("Gemeenteraden", "de raden", plural=True),
    absent=(
        Body("", "de Drechtraad", 1),
        Body("", "het Drechtstedenbestuur", 3),
        Body("", "het PFO integraal", 1),
    ),
)

NOORD = World(
    id="noord",
    rules="tests/workspaces/noord/rules",
    region="Noordrand",
    school="Noord",
    title="Zorgregeling Noordrand",
    sender="Programmabureau Noordrand",
    towns=("Eemsbroek", "Wolddijk", "Noorderzijl", "Zandwerd", "Haspelveen"),
    products=(
        Product("kadernota", "de kadernota"),
        Product("ontwerpregeling", "de ontwerpregeling"),
        Product("definitieve regeling", "de definitieve regeling"),
    ),
    other_products=(Product("huisvestingsvoorstel", "het huisvestingsvoorstel"),),
    steering=Body("Regiegroep", "de regiegroep", 2),
    officials=Body("Ambtelijke Kerngroep", "de Ambtelijke Kerngroep", 1),
    aldermen=Body("PHO Zorg", "het PHO Zorg", 4),
    secretaries=Body("Kring van Gemeentesecretarissen", "de Kring van Gemeentesecretarissen", 0),
    colleges=Body("Colleges", "de colleges", plural=True),
    councils=Body("Raden", "de raden", plural=True),
    absent=(Body("", "de Cliëntenraad Noordrand", 2), Body("", "het Directeurenoverleg Noordrand", 2)),
    officials_first=True,
    council_act="vaststellen",
)
WORLDS = (DRECHTSTEDEN, NOORD)
