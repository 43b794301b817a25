"""A fictional corpus, a small embedding model, and the index built from them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from langchain_core.embeddings import Embeddings

from assistant.indexing.build import build_index
from assistant.indexing.store import Index, open_index

WriteReport = Callable[..., Path]

SIZE = 64


class HashEmbeddings(Embeddings):
    """Counts of hashed character pairs; keeps what it was asked to embed in ``asked``."""

    def __init__(self, size: int = SIZE) -> None:
        self.size = size
        self.asked: list[str] = []

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.asked += texts
        return [self._vector(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        return self._vector(text)

    def _vector(self, text: str) -> list[float]:
        vector = [0.0] * self.size
        for start in range(len(text) - 1):
            digest = hashlib.blake2b(text[start : start + 2].encode(), digest_size=2).digest()
            vector[int.from_bytes(digest, "big") % self.size] += 1.0
        return vector


def report_text(region: str = "云泽县", year: int = 2021, received: int = 12, extra: str = "") -> str:
    """A short report of a fictional body."""
    return f"""{region}人民政府{year}年政府信息公开工作年度报告

发布时间：{year + 1}年1月20日

本报告统计期限为{year}年1月1日至{year}年12月31日。联系电话：0000-1234567。

一、总体情况

（一）主动公开。{year}年{region}门户网站公开政府信息{received * 30}条。

（二）依申请公开。{year}年全县共收到政府信息公开申请{received}件，均已答复。

二、主动公开政府信息情况

全年作出行政许可{received + 33}件，行政处罚{received + 7}件。

三、存在的主要问题及改进情况

少数部门公开内容不够具体，更新不够及时。{extra}
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """An empty corpus folder."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    return folder


@pytest.fixture
def write_report(corpus: Path) -> WriteReport:
    """Write a report into the corpus: ``write_report("a.txt", region=…, year=…, received=…)``."""

    def write(name: str, **values: object) -> Path:
        path = corpus / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(report_text(**values), encoding="utf-8")  # type: ignore[arg-type]
        return path

    return write


@pytest.fixture
def index_dir(tmp_path: Path) -> Path:
    """Where the index goes; not there yet."""
    return tmp_path / "index"


@pytest.fixture
def embeddings() -> HashEmbeddings:
    return HashEmbeddings()


@pytest.fixture(scope="session")
def small_index_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published index of three reports of two counties; for reading only."""
    root = tmp_path_factory.mktemp("small")
    (root / "corpus").mkdir()
    for region, year, received in (("云泽县", 2020, 9), ("云泽县", 2021, 12), ("青岚县", 2021, 40)):
        text = report_text(region, year, received)
        (root / "corpus" / f"{region}-{year}.txt").write_text(text, encoding="utf-8")
    build_index(root / "corpus", root / "index", HashEmbeddings())
    return root / "index"


@pytest.fixture
def small_index(small_index_dir: Path) -> Iterator[Index]:
    with open_index(small_index_dir, HashEmbeddings()) as index:
        yield index
