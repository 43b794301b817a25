"""What a module exports exists, and what it defines in public is exported."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "assistant"
MODULES = sorted(
    p
    for p in PACKAGE.rglob("*.py")
    if p.name not in ("__init__.py", "__main__.py") and "cli" not in p.relative_to(PACKAGE).parts
)


def dotted(path: Path) -> str:
    return ".".join(("assistant", *path.relative_to(PACKAGE).with_suffix("").parts))


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_exports_are_the_public_names(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    defined = {
        node.name
        for node in tree.body
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
        and not node.name.startswith("_")
    }
    module = importlib.import_module(dotted(path))
    exported = set(getattr(module, "__all__", ()))
    assert exported, f"{dotted(path)} has no __all__"
    assert {name for name in exported if not hasattr(module, name)} == set()
    assert defined - exported == set(), "public definitions missing from __all__"
