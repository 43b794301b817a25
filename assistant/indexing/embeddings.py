"""Embedding models behind LangChain's ``Embeddings``: the one shipped here, or any other.

The shipped model, and any other saved as a single ``StaticEmbedding``, is a table of rows: it is read
with ``tokenizers``, ``safetensors`` and ``numpy`` alone, ready in well under a second. Every other
model goes through sentence-transformers, which brings torch. Both give unit vectors, and both apply
the model's own prompts for questions and for passages.
"""

from __future__ import annotations

import hashlib
import json
from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from assistant.errors import EmbeddingError
from assistant.indexing.hub import fetch_model
from assistant.lexicon.synonyms import expand
from assistant.lexicon.tokens import terms

__all__ = [
    "DEFAULT_MODEL",
    "EmbeddingIdentity",
    "ModelEmbeddings",
    "SentenceTransformerEmbeddings",
    "StaticEmbeddings",
    "open_embeddings",
]

DEFAULT_MODEL = Path(__file__).parent / "models" / "default"
CONFIG = "config_sentence_transformers.json"
TERMS_KEY = "input_terms"
"""Key of a model's configuration: true where its tokenizer expects terms joined by blanks.

Overlapping pairs of characters cannot be expressed in a ``tokenizer.json`` (its splits do not
overlap), so the text is made into terms here, before either loader sees it.
"""
_DOCUMENT_PROMPTS = ("document", "passage", "corpus")  # the order sentence-transformers looks them up in
_MODEL_SUFFIXES = {".json", ".safetensors", ".bin", ".txt", ".model"}

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class EmbeddingIdentity:
    """What makes two models' vectors comparable: equal identities, one vector space.

    ``revision`` is a digest of the model's files, ``terms`` whether texts are made into terms first.
    """

    model: str
    revision: str
    dimension: int
    query_prompt: str = ""
    document_prompt: str = ""
    terms: bool = False

    def as_dict(self) -> dict[str, str | int | bool]:
        """Plain values, as kept in the manifest of an index."""
        return asdict(self)


class ModelEmbeddings(Embeddings):
    """A loaded model: float32 vectors of length one for passages and for questions.

    A text in which the model knows nothing has a vector of zeros.
    """

    identity: EmbeddingIdentity

    @abstractmethod
    def _encode(self, texts: list[str], *, question: bool) -> Vectors:
        """One row per text, of any length; the model's own prompt for questions or passages applied."""

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages, shape (len(texts), dimension)."""
        return self._unit(texts, question=False)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, shape (len(texts), dimension)."""
        return self._unit(texts, question=True)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Vectors of passages as lists of floats."""
        return [[float(value) for value in row] for row in self.encode_documents(texts)]

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question as a list of floats."""
        return [float(value) for value in self.encode_queries([text])[0]]

    def _unit(self, texts: Sequence[str], *, question: bool) -> Vectors:
        if not texts:
            return np.zeros((0, self.identity.dimension), dtype=np.float32)
        given = list(texts)
        if self.identity.terms:
            given = [" ".join(_question_terms(text) if question else terms(text)) for text in texts]
        vectors = self._encode(given, question=question)
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.where(norms == 0, 1, norms), dtype=np.float32)


class StaticEmbeddings(ModelEmbeddings):
    """A folder that holds one ``StaticEmbedding``: the mean of one row per token, without torch."""

    def __init__(self, folder: Path, name: str = "") -> None:
        from tokenizers import Tokenizer

        module = _static_module(folder)
        if module is None:
            raise EmbeddingError(f"{folder} does not hold a static embedding model")
        try:
            self._tokenizer = Tokenizer.from_file(str(module / "tokenizer.json"))
        except Exception as error:  # tokenizers raises nothing narrower
            raise _unreadable(folder, error) from error
        self._tokenizer.no_padding()
        self._table, self._scale, self._row_of = _read_table(folder, module / "model.safetensors")
        config = _read_json(folder / CONFIG, {})
        self.identity = _identity(name or folder.name, folder, self._table.shape[1], config)

    def _encode(self, texts: list[str], *, question: bool) -> Vectors:
        prompt = self.identity.query_prompt if question else self.identity.document_prompt
        given = [prompt + text for text in texts]
        encodings = self._tokenizer.encode_batch_fast(given, add_special_tokens=False)
        rows = np.zeros((len(texts), self._table.shape[1]), dtype=np.float32)
        for row, encoding in zip(rows, encodings, strict=True):
            if encoding.ids:
                row[:] = self._mean(np.asarray(encoding.ids))
        return rows

    def _mean(self, ids: NDArray[np.int64]) -> Vectors:
        picked = self._table[ids if self._row_of is None else self._row_of[ids]].astype(np.float32)
        weights = np.ones(len(ids), dtype=np.float32) if self._scale is None else self._scale[ids]
        return np.asarray(weights @ picked / len(ids), dtype=np.float32)


class SentenceTransformerEmbeddings(ModelEmbeddings):
    """Any other model of a folder, through sentence-transformers; on a GPU where there is one."""

    def __init__(self, folder: Path, name: str = "") -> None:
        from sentence_transformers import SentenceTransformer

        try:
            self._model = SentenceTransformer(str(folder), local_files_only=True)
        except (OSError, ValueError, KeyError, ImportError, RuntimeError) as error:
            raise _unreadable(folder, error) from error
        dimension = self._model.get_embedding_dimension()
        config = {"prompts": self._model.prompts, TERMS_KEY: _read_json(folder / CONFIG, {}).get(TERMS_KEY)}
        self.identity = _identity(name or folder.name, folder, int(dimension or 0), config)

    def _encode(self, texts: list[str], *, question: bool) -> Vectors:
        encode = self._model.encode_query if question else self._model.encode_document
        rows = encode(texts, show_progress_bar=False, convert_to_numpy=True)
        return np.asarray(rows, dtype=np.float32)


def open_embeddings(name: str | Path = "") -> ModelEmbeddings:
    """The embedding model of that name: a folder, a name on the model hub, or ``""`` for the shipped one.

    A hub model is taken from the local cache; only where it is missing there, and the hub answers
    within seconds, is it fetched.

    Raises:
        EmbeddingError: the folder is missing or damaged, or the model is neither held nor reachable.
    """
    if not str(name) or str(name) == "default":
        return StaticEmbeddings(DEFAULT_MODEL)
    folder = Path(name).expanduser()
    hub_name = ""
    if not folder.is_dir():
        if isinstance(name, Path) or _looks_like_path(name):
            raise EmbeddingError(f"embedding model folder {name} does not exist; copy the model there")
        hub_name, folder = name, fetch_model(name)
    if _static_module(folder) is not None:
        return StaticEmbeddings(folder, hub_name)
    return SentenceTransformerEmbeddings(folder, hub_name)


def _question_terms(text: str) -> list[str]:
    """A question's terms, those of the official wordings, and the Chinese of its English.

    The shipped model knows no English, and alone finds 55 of 100 lay questions in the first ten
    passages; with the lexicon's words, 67 (measured before pairs of the genre were trained on).
    """
    return [term for term, _ in expand(text)]


def _looks_like_path(name: str) -> bool:
    return name.startswith((".", "/", "~")) or "\\" in name or name.count("/") > 1


def _static_module(folder: Path) -> Path | None:
    """The folder of the one StaticEmbedding a model consists of; None for any other model."""
    modules = _read_json(folder / "modules.json", [])
    kinds = [str(module.get("type", "")).rsplit(".", 1)[-1] for module in modules]
    if kinds[:1] != ["StaticEmbedding"] or set(kinds[1:]) - {"Normalize"}:
        return None
    return folder / str(modules[0].get("path", ""))


def _read_table(
    folder: Path, path: Path
) -> tuple[NDArray[Any], NDArray[np.float32] | None, NDArray[np.int64] | None]:
    """Rows, factor per token and row per token, in either of the two layouts in use."""
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    try:
        tensors = load_file(path)
        table = tensors["embedding.weight"] if "embedding.weight" in tensors else tensors["embeddings"]
    except (OSError, KeyError, SafetensorError) as error:
        raise _unreadable(folder, error) from error
    scale, rows = tensors.get("weights"), tensors.get("mapping")
    return (
        table,
        None if scale is None else scale.astype(np.float32),
        None if rows is None else rows.astype(np.int64),
    )


def _identity(name: str, folder: Path, dimension: int, config: dict[str, Any]) -> EmbeddingIdentity:
    prompts = config.get("prompts") or {}
    document = next((prompts[key] for key in _DOCUMENT_PROMPTS if prompts.get(key)), "")
    return EmbeddingIdentity(
        model=name,
        revision=_digest(folder),
        dimension=dimension,
        query_prompt=prompts.get("query") or "",
        document_prompt=document,
        terms=bool(config.get(TERMS_KEY)),
    )


def _digest(folder: Path) -> str:
    """Sixteen hex digits over every file that can change a vector."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.suffix in _MODEL_SUFFIXES and p.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode())
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()[:16]


def _read_json(path: Path, missing: Any) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return missing
    except (OSError, ValueError) as error:
        raise _unreadable(path.parent, error) from error


def _unreadable(folder: Path, error: Exception) -> EmbeddingError:
    return EmbeddingError(f"the embedding model in {folder} cannot be read ({error}); copy it there again")
