"""axe in a real browser: no page may break the accessibility rules it knows."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_AXE: str = Axe().axe_script
_OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    # What was right is not told about: gathering it takes longer than looking.
    "resultTypes": ["violations"],
}
WIDTHS = (320, 390, 1280)


def problems(page: Page, *, colours: bool = True) -> list[str]:
    """What axe finds on the page as it is now, with details opened; empty when all is well.

    Looking at `colours` takes most of the time, and need not be done at each width.
    """
    options = _OPTIONS | {"rules": {"color-contrast": {"enabled": colours}}}
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE)
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [
        f"{page.url}: {one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]
    ]


def sideways(page: Page) -> list[str]:
    """Whether the page must be scrolled sideways at its width (WCAG 1.4.10)."""
    wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return [f"{page.url}: {wider} px too wide"] if wider > 0 else []
