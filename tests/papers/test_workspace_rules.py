"""The rules of both workspaces load, and no name in them stands for two things."""

from __future__ import annotations

from collections import Counter

import pytest
from make_examples import ROOT, WORKSPACES

from pipeline.rulebook import Rulebook, load


def rules_of(name: str) -> Rulebook:
    return load(ROOT / WORKSPACES[name][0] / "rules")


@pytest.mark.parametrize("name", WORKSPACES)
def test_a_name_stands_for_one_thing(name: str) -> None:
    rules = rules_of(name)
    for things in (rules.municipalities, rules.bodies, rules.tracks, rules.products):
        names = Counter(
            written for thing in things for written in {thing.naam.casefold(), *(a.casefold() for a in thing.aliassen)}
        )
        assert [written for written, count in names.items() if count > 1] == []


@pytest.mark.parametrize("name", WORKSPACES)
def test_the_bodies_that_another_comprises_exist(name: str) -> None:
    rules = rules_of(name)
    for body in rules.bodies:
        assert all(rules.body(id) for id in body.omvat), body.id


@pytest.mark.parametrize("name", WORKSPACES)
def test_each_step_of_the_route_has_a_body(name: str) -> None:
    rules = rules_of(name)
    assert {step.niveau for step in rules.route.stappen} <= {body.niveau for body in rules.bodies}


@pytest.mark.parametrize("name", WORKSPACES)
def test_milestones_of_a_track_have_an_order(name: str) -> None:
    orders = Counter((p.spoor, p.volgorde) for p in rules_of(name).products if p.volgorde is not None)
    assert orders
    assert max(orders.values()) == 1


def test_the_regions_share_no_body_or_product_name() -> None:
    generic = {"colleges", "raden"}
    here, there = rules_of("drechtsteden"), rules_of("noord")
    assert {b.id for b in here.bodies} & {b.id for b in there.bodies} == generic
    assert not {p.naam for p in here.products} & {p.naam for p in there.products}
