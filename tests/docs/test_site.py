"""The pages build without a warning, each can be reached, and nothing in them comes from elsewhere."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from places import DOCS, ROOT


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The built pages, and what mkdocs warned of."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    into = tmp_path_factory.mktemp("site")
    told: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            told.append(record.getMessage())

    ear = Ear(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(ear)
    try:
        build(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(into), strict=False))
    finally:
        logging.getLogger("mkdocs").removeHandler(ear)
    return into, told


def test_the_pages_build_without_a_warning(site: tuple[Path, list[str]]) -> None:
    assert site[1] == []
    assert re.search(r"^strict: true$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)


def test_every_page_is_built_and_can_be_reached(site: tuple[Path, list[str]]) -> None:
    into, _ = site
    first = (into / "index.html").read_text(encoding="utf-8")
    reachable = set(re.findall(r'href="([^"#:]+\.html)', first))
    for page in DOCS.glob("*.md"):
        name = page.with_suffix(".html").name
        assert (into / name).is_file()
        assert name in reachable, f"{page.name} is not in the navigation: add it to mkdocs.yml"


def test_nothing_comes_from_elsewhere(site: tuple[Path, list[str]]) -> None:
    into, _ = site
    loads = re.compile(
        r"""(?:<(?:script|img|iframe|source)\b[^>]*\bsrc=|<link\b[^>]*\bhref=|url\(|@import\s)["']?(?:https?:)?//[^\s"')>]+"""
    )
    found = {
        f"{path.relative_to(into)}: {hit}"
        for path in into.rglob("*")
        if path.suffix in (".html", ".css")
        for hit in loads.findall(path.read_text(encoding="utf-8"))
    }
    assert found == set()
