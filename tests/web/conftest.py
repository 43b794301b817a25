"""Fixtures over the sample of this room."""

from __future__ import annotations

import pytest

from assistant.settings import prepare_environment
from assistant.types import Answer, Report

from .sample import make_answer, make_refusal, make_report

prepare_environment()


@pytest.fixture
def report() -> Report:
    return make_report()


@pytest.fixture
def answer() -> Answer:
    return make_answer()


@pytest.fixture
def refusal() -> Answer:
    return make_refusal()
