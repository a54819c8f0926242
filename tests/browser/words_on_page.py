"""What a page says, and whether that is Dutch and has its spaces."""

import re
from functools import cache

from playwright.sync_api import Page

from tests import words

_READ = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [document.title];
  const isOther = element => element.closest('script, style, pre, iframe, [lang]:not(html)');
  while (walker.nextNode()) {
    if (!isOther(walker.currentNode.parentElement)) texts.push(walker.currentNode.data);
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
      if (element.hasAttribute(name) && !isOther(element)) texts.push(element.getAttribute(name));
    }
  }
  return texts.map(text => text.replace(/\\s+/g, ' ').trim()).filter(Boolean);
}"""
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%")
_GLUED = re.compile(r"\S*[a-zà-ÿ\d)…][A-ZÀ-Þ][a-zà-ÿ]\S*")
_OF_ITSELF = re.compile(r"VPTmeet")
_NAMED = {"link", "button", "heading", "radio", "checkbox", "cell", "columnheader", "rowheader"}


def untranslated(page: Page) -> list[str]:
    """English messages that the page, which is in Dutch, shows though there are Dutch words."""
    texts = page.evaluate(_READ)
    whole, parts, patterns = _english()
    together = "\n".join(texts)
    found = [text for text in texts if text in whole]
    found += [part for part in parts if part in together]
    found += [one.pattern for one in patterns if one.search(together)]
    return [f"{page.url}: still English: {text!r}" for text in found]


@cache
def _english() -> tuple[frozenset[str], tuple[str, ...], tuple[re.Pattern[str], ...]]:
    """Messages that are not Dutch as well: to be met as a whole text, within one, or filled in."""
    catalog = [entry for entry in words.dutch() if entry.id]
    dutch = {text for entry in catalog for text in _all(entry.string)}
    english = {text for entry in catalog for text in _all(entry.id)} - dutch
    plain = {text for text in english if not _PLACEHOLDER.search(text)}
    long = tuple(sorted(text for text in plain if text.count(" ") >= 2))
    filled = (_PLACEHOLDER.split(text) for text in english - plain)
    patterns = (
        "[^\n]+".join(map(re.escape, parts)) for parts in filled if max(map(len, parts)) > 12
    )
    return frozenset(plain), long, tuple(map(re.compile, patterns))


def _all(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def glued(page: Page) -> list[str]:
    """Words without a space between them in what a screen reader is told: "(fictief)Tom"."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    names = {
        str(node["name"].get("value", ""))
        for node in nodes
        if not node["ignored"] and node["role"]["value"] in _NAMED and "name" in node
    }
    return [
        f"{page.url}: no space in {word.group()!r}"
        for name in sorted(names)
        for word in _GLUED.finditer(_OF_ITSELF.sub("", name))
    ]
