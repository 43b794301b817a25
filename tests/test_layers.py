"""The house rules of imports, as docs/architecture.md draws them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "assistant"
ROOMS = (
    "types",
    "errors",
    "lexicon",
    "reports",
    "indexing",
    "retrieval",
    "answering",
    "web",
    "settings",
    "cli",
)
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if p.name != "__main__.py" and p != PACKAGE / "__init__.py")
ONLY_IN = {
    "gradio": ("web",),
    "fastapi": ("web",),
    "chromadb": ("indexing",),
    "langchain_chroma": ("indexing",),
    "sqlite3": ("indexing", "web"),  # web: the operators' queue and feedback, never the index
    "tantivy": ("indexing",),
    "argparse": ("cli",),
    "pydantic_settings": ("settings",),
}
HEAVY = {
    "chromadb",
    "docx",
    "gradio",
    "langchain_chroma",
    "lxml",
    "openpyxl",
    "pdfplumber",
    "python_calamine",
    "sentence_transformers",
    "torch",
    "transformers",
}


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(node: ast.AST, path: Path) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, f"{path}:{node.lineno}: relative import"
        module = node.module or ""
        yield from (f"{module}.{alias.name}" for alias in node.names)


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {name for node in ast.walk(tree) for name in imported(node, path)}


def module_level_imports(path: Path) -> set[str]:
    """Imports that run when the module is imported; those under TYPE_CHECKING do not."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {name for node in tree.body for name in imported(node, path)}


def test_every_module_stands_in_a_room() -> None:
    assert {room(path) for path in MODULES} <= set(ROOMS)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_imports_only_its_own_room_and_rooms_to_its_left(path: Path) -> None:
    here = ROOMS.index(room(path))
    others = {name.split(".")[1] for name in imports(path) if name.startswith("assistant.")}
    assert sorted(other for other in others if other in ROOMS and ROOMS.index(other) > here) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_library_is_used_only_in_its_room(path: Path) -> None:
    roots = {name.split(".")[0] for name in imports(path)}
    misplaced = {root for root in roots if root in ONLY_IN and room(path) not in ONLY_IN[root]}
    assert misplaced == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_nothing_heavy_is_imported_with_a_module(path: Path) -> None:
    allowed = {"gradio"} if room(path) == "web" else set()
    roots = {name.split(".")[0] for name in module_level_imports(path)}
    assert (roots & HEAVY) - allowed == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_the_environment_is_read_only_by_settings_and_printing_is_left_to_the_cli(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv"):
            assert room(path) == "settings", f"{path}:{node.lineno} reads the environment"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
            assert room(path) == "cli", f"{path}:{node.lineno} prints"


def test_app_is_a_doorway() -> None:
    assert len((PACKAGE.parent / "app.py").read_text(encoding="utf-8").splitlines()) <= 30
