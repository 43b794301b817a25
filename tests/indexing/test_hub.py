from __future__ import annotations

import socket
import threading
import time
from pathlib import Path

import huggingface_hub
import pytest
from huggingface_hub import constants

from assistant.errors import EmbeddingError
from assistant.indexing import hub


@pytest.fixture
def not_cached(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path))
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)


@pytest.mark.usefixtures("not_cached")
def test_a_hub_that_refuses_is_an_error_that_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    monkeypatch.setattr(constants, "ENDPOINT", f"http://127.0.0.1:{port}")
    with pytest.raises(EmbeddingError, match=r"does not answer.*ASSISTANT_EMBEDDING_MODEL"):
        hub.fetch_model("someone/model")


@pytest.mark.usefixtures("not_cached")
def test_a_hub_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "PROBE_SECONDS", 0.2)
    released = threading.Event()
    monkeypatch.setattr(hub, "_knock", lambda endpoint, answered: released.wait(5))
    started = time.monotonic()
    with pytest.raises(EmbeddingError, match="does not answer"):
        hub.fetch_model("someone/model")
    released.set()
    assert time.monotonic() - started < 4  # given up, not waited out


@pytest.mark.usefixtures("not_cached")
def test_a_hub_switched_off_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    monkeypatch.setattr(hub, "_reachable", lambda endpoint: pytest.fail("asked"))
    with pytest.raises(EmbeddingError, match="switched off"):
        hub.fetch_model("someone/model")


def test_a_name_no_model_can_have_is_refused() -> None:
    with pytest.raises(EmbeddingError, match="no model can have that name"):
        hub.fetch_model("what a name!")


def test_a_cached_model_needs_no_hub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text("[]")

    def cached(name: str, *, local_files_only: bool) -> str:
        assert local_files_only
        return str(tmp_path)

    monkeypatch.setattr(huggingface_hub, "snapshot_download", cached)
    assert hub.fetch_model("someone/model") == tmp_path


def test_an_answering_hub_is_fetched_from(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    skipped: list[str] = []

    def download(
        name: str, *, local_files_only: bool = False, ignore_patterns: list[str] | None = None
    ) -> str:
        if local_files_only:
            raise FileNotFoundError(name)
        skipped.extend(ignore_patterns or ())
        return str(tmp_path)

    monkeypatch.setattr(huggingface_hub, "snapshot_download", download)
    monkeypatch.setattr(huggingface_hub, "list_repo_files", lambda name: ["model.safetensors", "model.bin"])
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    monkeypatch.setattr(hub, "_reachable", lambda endpoint: True)
    assert hub.fetch_model("someone/model") == tmp_path
    assert "*.bin" in skipped
