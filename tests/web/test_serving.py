from __future__ import annotations

from typing import Any

import pytest

from assistant.errors import IndexMissingError
from assistant.web.serving import Serving

from .sample import FakeHolder, FakeIndex, make_assistant


def test_nothing_is_opened_before_the_first_visitor_and_a_missing_index_is_tried_again() -> None:
    opened: list[FakeHolder] = []

    def open_holder() -> Any:
        if not opened:
            opened.append(FakeHolder(FakeIndex()))
            raise IndexMissingError("nothing yet")
        return opened[0]

    serving = Serving(open_holder, make_assistant)
    assert not opened
    with pytest.raises(IndexMissingError), serving.edition():
        pass
    with serving.edition() as edition:
        assert edition.index.generation == "000001-0a1b2c3d"


def test_a_new_generation_brings_a_new_assistant_and_forgets_what_pages_kept() -> None:
    holder = FakeHolder(FakeIndex())
    built: list[Any] = []

    def build(index: Any) -> Any:
        built.append(index)
        return make_assistant()

    serving = Serving(lambda: holder, build)  # type: ignore[arg-type,return-value]
    with serving.edition() as edition:
        edition.kept["x"] = 1
    with serving.edition() as same:
        assert same.kept == {"x": 1}
    holder.index = FakeIndex()
    with serving.edition() as other:
        assert other.kept == {}
    assert len(built) == 2


def test_closing_closes_the_index() -> None:
    index = FakeIndex()
    serving = Serving(lambda: FakeHolder(index), make_assistant)  # type: ignore[arg-type,return-value]
    with serving.edition():
        pass
    serving.close()
    serving.close()
    assert index.closed
