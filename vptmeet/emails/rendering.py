"""The words of a mail: three templates, in the language of who gets it."""

import re
from functools import lru_cache
from typing import NamedTuple

import css_inline
from flask import current_app
from flask_babel import force_locale


class Rendered(NamedTuple):
    """A mail's words: a subject of one line, plain text, and HTML with its styles inlined."""

    subject: str
    text: str
    html: str


def render(name: str, /, language: str = "nl", **context: object) -> Rendered:
    """Fill in templates/emails/<name>/ (subject.txt, body.txt, body.html) for one recipient.

    Works outside a request too: besides `context` the templates know `language` and
    `municipality` (.name, .team), and the filters and globals of all templates, but nothing of
    who is signed in. `language` is "nl" or "en". Raises TemplateNotFound for an unknown name.
    """
    config = current_app.config
    everywhere = {
        "language": language,
        "municipality": {"name": config["MUNICIPALITY"], "team": config["TEAM"]},
    }

    def fill(part: str) -> str:
        template = current_app.jinja_env.get_template(f"emails/{name}/{part}")
        return template.render(**everywhere, **context)

    with force_locale(language):
        return Rendered(
            subject=" ".join(fill("subject.txt").split()),
            text=_tidy(fill("body.txt")),
            html=_inliner().inline(fill("body.html")),
        )


def _tidy(text: str) -> str:
    """Without the gaps that template tags leave behind."""
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n"


@lru_cache
def _inliner() -> css_inline.CSSInliner:
    """Copies rules into the elements; the style sheet stays for the rules that phones need."""
    return css_inline.CSSInliner(
        keep_style_tags=True, keep_at_rules=True, load_remote_stylesheets=False
    )
