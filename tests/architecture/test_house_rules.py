"""What imports cannot show: the house rules of docs/adr and CONTRIBUTING.md."""

import ast
import re
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import nodes

from tests import words
from vptmeet.web.access import PERMISSIONS, Permission

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "vptmeet"
TEXTS = {".py", ".md", ".toml", ".txt", ".json", ".html", ".mjs", ".yml", ".csv"}


def python_files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def test_only_the_transaction_commits() -> None:
    committing = [path.name for path in python_files() if ".commit(" in path.read_text()]
    assert committing == ["transaction.py"]


def test_no_module_asks_for_a_naive_time() -> None:
    naive = re.compile(r"utcnow\(|datetime\.now\(\)|date\.today\(")
    assert [path.name for path in python_files() if naive.search(path.read_text())] == []


def test_package_files_hold_a_docstring_at_most() -> None:
    for path in PACKAGE.rglob("__init__.py"):
        body = ast.parse(path.read_text()).body
        assert len(body) <= 1, path


def test_every_route_says_who_may_use_it(app: Flask) -> None:
    silent = [
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if not hasattr(app.view_functions[rule.endpoint], "access")
    ]
    assert silent == []


def test_every_permission_is_in_the_table() -> None:
    assert set(PERMISSIONS) == set(Permission)


def test_every_permission_is_used_by_a_route_or_a_template(app: Flask) -> None:
    used = {getattr(view, "access", None) for view in app.view_functions.values()}
    text = "".join(path.read_text() for path in (ROOT / "templates").rglob("*.html"))
    text += "".join(path.read_text() for path in (PACKAGE / "web").rglob("*.py"))
    assert [
        one for one in Permission if one not in used and f"may(Permission.{one.name})" not in text
    ] == []


def test_no_view_is_exempt_from_csrf() -> None:
    exempt = [path.name for path in python_files() if "csrf.exempt" in path.read_text()]
    assert exempt == []


def test_every_form_in_a_template_that_posts_carries_a_token() -> None:
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text()
        for form in re.findall(r"<form[^>]*method=\"post\".*?</form>", text, re.S | re.I):
            assert "csrf" in form, path


def test_routes_translate_and_do_not_query() -> None:
    for path in (PACKAGE / "web").rglob("routes*.py"):
        assert "select(" not in path.read_text(), path


def test_every_setting_is_explained() -> None:
    read = re.compile(r"_(?:env|flag|number)\(\"([A-Z_]+)\"")
    names = set(read.findall((ROOT / "config.py").read_text()))
    explained = (ROOT / "docs" / "operations.md").read_text()
    assert [name for name in sorted(names) if f"VPTMEET_{name}" not in explained] == []


def test_only_config_reads_the_environment() -> None:
    reading = [path.name for path in python_files() if "os.environ" in path.read_text()]
    assert reading == []


def test_no_message_hides_in_an_f_string() -> None:
    """Babel does not find it there, so it would never get Dutch words."""
    hidden = re.compile(r"\{(_|_l|gettext|lazy_gettext|ngettext)\(")
    assert [path.name for path in python_files() if hidden.search(path.read_text())] == []


def test_every_macro_that_a_template_imports_is_used(app: Flask) -> None:
    unused = [
        f"{path.name}: {name}"
        for path in (ROOT / "templates").rglob("*.html")
        for name in unused_imports(app.jinja_env.parse(path.read_text()))
    ]
    assert unused == []


def unused_imports(page: nodes.Template) -> set[str]:
    """The names that a template imports and never mentions after that."""
    names = [one for statement in page.find_all(nodes.FromImport) for one in statement.names]
    imported = {one if isinstance(one, str) else one[1] for one in names}
    return imported - {one.name for one in page.find_all(nodes.Name)}


def test_templates_are_short_and_pages_spell_no_component_classes() -> None:
    pages = [
        path
        for path in (ROOT / "templates").rglob("*.html")
        if path.parent.name not in {"components", "layouts"}
    ]
    spelled = re.compile(r"utrecht-(button|alert|textbox|select|table|status-badge)")
    assert [path.name for path in pages if spelled.search(path.read_text())] == []


def test_nothing_mentions_this_workplace_or_a_registrys_host() -> None:
    hosts = re.compile(r"pypi\.org|pythonhosted|registry\.npmjs|deb\.debian|/work/main|\.\./shared")
    here = Path(__file__).name
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        if parts[0] in {".git", ".venv", "instance"} or {"node_modules", "dist"} & set(parts):
            continue
        if path.suffix in TEXTS and path.name != here:
            assert not hosts.search(path.read_text(errors="replace")), path


@pytest.mark.parametrize("language", ["nl"])
def test_every_message_has_dutch_words(language: str) -> None:
    assert words.problems() == []
