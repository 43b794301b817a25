from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import huggingface_hub
import pytest
from huggingface_hub import constants

from assistant.errors import EmbeddingError
from assistant.indexing import hub
from tests.indexing import hub_server
from tests.indexing.test_embeddings import small_model


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

    def cached(name: str, *, local_files_only: bool, ignore_patterns: list[str]) -> str:
        assert local_files_only
        assert "*.onnx" in ignore_patterns
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


FETCH = """
import sys
from assistant.errors import EmbeddingError
from assistant.indexing.embeddings import open_embeddings
try:
    model = open_embeddings(sys.argv[1])
except EmbeddingError as error:
    sys.exit(f"refused: {error}")
print(model.identity.model, model.identity.dimension, round(sum(v * v for v in model.embed_query("red")), 3))
"""


def open_in_a_fresh_process(name: str, address: str, cache: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "HF_ENDPOINT": address,
        "HF_HOME": str(cache),
        "HF_HUB_DISABLE_XET": "1",
        "HF_HUB_OFFLINE": "0",
        "NO_PROXY": "127.0.0.1",
    }
    command = [sys.executable, "-c", FETCH, name]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


def test_a_model_is_downloaded_once_from_a_real_hub_and_opened(tmp_path: Path) -> None:
    folder = small_model(tmp_path / "model")
    (folder / "onnx").mkdir()
    (folder / "onnx" / "model.onnx").write_bytes(b"another format")
    (folder / "pytorch_model.bin").write_bytes(b"the same weights again")
    with hub_server.hub({"someone/small": folder}) as (address, asked):
        first = open_in_a_fresh_process("someone/small", address, tmp_path / "cache")
        assert first.stdout.split() == ["someone/small", "8", "1.0"], first.stderr
        assert any(path.endswith("model.safetensors") for path in asked)
        assert not any(path.endswith((".onnx", ".bin")) for path in asked)
        asked.clear()
        again = open_in_a_fresh_process("someone/small", address, tmp_path / "cache")
        assert again.stdout == first.stdout
        assert asked == []


def test_a_model_the_hub_does_not_have_is_an_error_of_ours(tmp_path: Path) -> None:
    with hub_server.hub({}) as (address, _):
        ended = open_in_a_fresh_process("someone/nothing", address, tmp_path / "cache")
    assert ended.returncode == 1
    assert ended.stderr.startswith("refused: embedding model someone/nothing is not in the local cache")
