"""The same index with its vectors on a Chroma server."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import StoreError
from assistant.indexing import vectors
from assistant.indexing.build import build_index
from assistant.indexing.generations import list_generations, rollback
from assistant.indexing.store import open_index
from assistant.indexing.verify import verify_generation
from tests.indexing.conftest import HashEmbeddings, WriteReport


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Chroma server on this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    chroma = Path(sys.executable).with_name("chroma")
    folder = tmp_path_factory.mktemp("server")
    command = [str(chroma), "run", "--path", str(folder), "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
        server.terminate()


def collections(url: str) -> set[str]:
    with vectors.connected(vectors.Place(Path(), url=url)) as client:
        return {collection.name for collection in client.list_collections()}


def test_vectors_live_on_the_server_one_collection_a_generation(
    corpus: Path, index_dir: Path, write_report: WriteReport, url: str
) -> None:
    write_report("a.txt", year=2020)
    first = build_index(corpus, index_dir, HashEmbeddings(), chroma_url=url)
    write_report("b.txt", year=2021, extra="另有一句话。")
    second = build_index(corpus, index_dir, HashEmbeddings(), chroma_url=url)
    assert not (index_dir / second.generation / "chroma").exists()
    assert verify_generation(index_dir) == []
    with open_index(index_dir, HashEmbeddings()) as index:
        assert "另有一句话" in index.search_vectors("另有一句话", 1)[0][0].page_content
    rollback(index_dir)
    with open_index(index_dir, HashEmbeddings()) as index:
        assert index.generation == first.generation
        assert len(index.search_vectors("申请", 100)) == len(index.passages())


def test_collections_no_generation_names_are_dropped(
    corpus: Path, index_dir: Path, write_report: WriteReport, url: str
) -> None:
    others = collections(url)
    for received in range(3):
        write_report("a.txt", received=received)
        build_index(corpus, index_dir, HashEmbeddings(), chroma_url=url, keep=1)
    held = {g.manifest["vectors"]["collection"] for g in list_generations(index_dir)}
    assert len(held) == 1
    assert collections(url) - others == held


def test_a_setting_moves_the_vectors_without_embedding_again(
    corpus: Path, index_dir: Path, write_report: WriteReport, url: str
) -> None:
    write_report("a.txt")
    build_index(corpus, index_dir, HashEmbeddings())
    moved = build_index(corpus, index_dir, HashEmbeddings(), chroma_url=url)
    assert (moved.published, moved.files_read, moved.embedded) == (True, 0, 0)
    back = build_index(corpus, index_dir, HashEmbeddings())
    assert (back.published, back.files_read, back.embedded) == (True, 0, 0)
    assert verify_generation(index_dir) == []


def test_a_server_that_does_not_answer_is_named(
    corpus: Path, index_dir: Path, write_report: WriteReport
) -> None:
    write_report("a.txt")
    build_index(corpus, index_dir, HashEmbeddings())
    with pytest.raises(StoreError, match=r"http://127\.0\.0\.1:9"):
        build_index(corpus, index_dir, HashEmbeddings(), chroma_url="http://127.0.0.1:9")
    with open_index(index_dir, HashEmbeddings()) as index:
        assert index.search_vectors("申请", 1)
