"""The page in a real browser: no accessibility violations, filters and search that work, room for a narrow screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import invented_reports
import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import chromium
from msgspec.structs import replace
from playwright.sync_api import Browser, Page

from pipeline.webpage import report_page

HOSTILE = "<script>document.title='binnen'</script><img src=x onerror=\"document.title='binnen'\">"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    report = invented_reports.report()
    first = replace(report.findings[0], message=f"{report.findings[0].message} {HOSTILE}")
    page = report_page(replace(report, findings=(first, *report.findings[1:])), invented_reports.rules())
    path = tmp_path_factory.mktemp("pagina") / "planwacht.html"
    path.write_bytes(page)
    return path


def _open(browser: Browser, file: Path, width: int = 1280, scheme: str = "light") -> Page:
    page = browser.new_page(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_no_violation(browser: Browser, file: Path, width: int, scheme: str) -> None:
    page = _open(browser, file, width, scheme)
    for summary in page.locator("summary").all():
        summary.click()
    found = Axe().run(page)
    page.close()
    assert found.violations_count == 0, found.generate_report()


def test_a_narrow_screen_needs_no_sideways_scrolling(browser: Browser, file: Path) -> None:
    page = _open(browser, file, 320)
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert wide <= 320


def test_text_of_papers_runs_nothing_and_the_page_asks_for_nothing(browser: Browser, file: Path) -> None:
    page = browser.new_page()
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(file.as_uri())
    title, of_itself = page.title(), list(asked)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=\"http://127.0.0.1:9/x.png\">')")
    page.wait_for_timeout(50)
    page.close()
    assert title != "binnen"
    assert [url for url in of_itself if not url.startswith(("file:", "data:"))] == []
    assert told
    assert all("Content Security Policy" in line for line in told)


def test_search_and_filters_work_by_keyboard(browser: Browser, file: Path) -> None:
    page = _open(browser, file)
    cards = page.locator("article.card")
    total = cards.count()
    shown = page.locator("article.card:visible")
    page.get_by_label("Ernst").select_option("kritiek")
    assert 0 < shown.count() < total
    assert f"van de {total} bevindingen" in page.get_by_role("status").inner_text()
    page.get_by_role("button", name="Wis filters").press("Enter")
    page.wait_for_timeout(50)
    assert shown.count() == total
    page.get_by_label("Zoek in de tekst").fill("woorden die nergens staan")
    assert shown.count() == 0
    page.close()


def test_a_link_to_a_hidden_finding_shows_it_again(browser: Browser, file: Path) -> None:
    page = _open(browser, file)
    page.get_by_label("Zoek in de tekst").fill("woorden die nergens staan")
    page.locator("ol.asked a").first.click()
    page.wait_for_timeout(50)
    target = page.evaluate("location.hash.slice(1)")
    assert page.locator(f"#{target}").is_visible()
    page.close()


def test_without_script_everything_is_shown(browser: Browser, file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator("article.card:visible").count() == page.locator("article.card").count() > 0
    assert not page.locator("form").is_visible()
    context.close()
