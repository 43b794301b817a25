from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from langchain_tests.integration_tests import EmbeddingsIntegrationTests
from langchain_tests.unit_tests import EmbeddingsUnitTests
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, pre_tokenizers

from assistant.errors import EmbeddingError
from assistant.indexing.embeddings import (
    DEFAULT_MODEL,
    ModelEmbeddings,
    SentenceTransformerEmbeddings,
    StaticEmbeddings,
    open_embeddings,
)
from assistant.lexicon.tokens import terms

STATIC = "sentence_transformers.sentence_transformer.modules.static_embedding.StaticEmbedding"
NORMALIZE = "sentence_transformers.sentence_transformer.modules.normalize.Normalize"
TEXTS = [
    "2021年云泽县共收到政府信息公开申请17件。",
    "存在的主要问题: 更新不及时",
    "annual report 2021",
    "政府采购",
]


def small_model(folder: Path, *, layout: str = "rows", prompts: dict[str, str] | None = None) -> Path:
    """A static model of five words, as sentence-transformers or model2vec saves it."""
    folder.mkdir()
    words = ["[UNK]", "red", "green", "blue", "query:", "passage:"]
    tokenizer = Tokenizer(models.WordLevel({word: i for i, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.save(str(folder / "tokenizer.json"))
    rows = np.random.default_rng(7).normal(size=(6, 8)).astype(np.float32)
    rows[0] = 0
    if layout == "rows":
        tensors = {"embedding.weight": rows}
    else:  # rows shared between words, with a factor per word
        mapping = np.asarray([0, 1, 2, 2, 4, 5])
        tensors = {"embeddings": rows, "mapping": mapping, "weights": np.linspace(0, 1, 6, dtype=np.float32)}
    save_file(tensors, folder / "model.safetensors")
    modules = [{"idx": 0, "name": "0", "path": "", "type": STATIC}]
    (folder / "modules.json").write_text(json.dumps(modules))
    (folder / "config_sentence_transformers.json").write_text(json.dumps({"prompts": prompts or {}}))
    return folder


@pytest.fixture(scope="module")
def shipped() -> ModelEmbeddings:
    return open_embeddings()


class TestShippedUnit(EmbeddingsUnitTests):
    @property
    def embeddings_class(self) -> type[StaticEmbeddings]:
        return StaticEmbeddings

    @property
    def embedding_model_params(self) -> dict[str, object]:
        return {"folder": DEFAULT_MODEL}


class TestShippedIntegration(EmbeddingsIntegrationTests):
    @property
    def embeddings_class(self) -> type[StaticEmbeddings]:
        return StaticEmbeddings

    @property
    def embedding_model_params(self) -> dict[str, object]:
        return {"folder": DEFAULT_MODEL}


def test_the_shipped_model_is_small_and_opens_without_torch(shipped: ModelEmbeddings) -> None:
    assert isinstance(shipped, StaticEmbeddings)
    assert shipped.identity.dimension == 256
    assert sum(path.stat().st_size for path in DEFAULT_MODEL.rglob("*")) <= 12_000_000


def test_vectors_have_length_one_and_unknown_text_is_zero(shipped: ModelEmbeddings) -> None:
    lengths = np.linalg.norm(shipped.encode_documents([*TEXTS, "", "🙂"]), axis=1)
    assert lengths == pytest.approx([1, 1, 1, 1, 0, 0], abs=1e-6)


def test_no_texts_give_no_rows(shipped: ModelEmbeddings) -> None:
    assert shipped.encode_documents([]).shape == (0, 256)


def test_a_text_has_the_same_vector_alone_and_among_others(shipped: ModelEmbeddings) -> None:
    together = shipped.encode_documents(TEXTS)
    assert np.allclose(together[1], shipped.encode_documents([TEXTS[1]])[0], atol=1e-6)


def test_raw_chinese_comes_near_to_what_means_the_same(shipped: ModelEmbeddings) -> None:
    passages = ["行政诉讼情况:未发生行政诉讼案件", "政府集中采购项目43个,采购总金额251万元", "机关食堂的菜单"]
    scores = shipped.encode_documents(passages) @ shipped.encode_queries(["起诉到法院的案子有多少"])[0]
    assert int(np.argmax(scores)) == 0


def test_traditional_characters_have_the_vector_of_simplified_ones(shipped: ModelEmbeddings) -> None:
    one, other = shipped.encode_documents(["政府資訊公開年度報告", "政府资讯公开年度报告"])
    assert np.allclose(one, other)


@pytest.mark.parametrize("layout", ["rows", "mapped"])
def test_both_layouts_of_a_table_are_read(tmp_path: Path, layout: str) -> None:
    model = open_embeddings(small_model(tmp_path / "m", layout=layout))
    red, green, both = model.encode_documents(["red", "green", "red green"])
    assert isinstance(model, StaticEmbeddings)
    assert not np.allclose(red, green)
    assert both @ red > green @ red


def test_prompts_of_the_model_are_applied(tmp_path: Path) -> None:
    plain = open_embeddings(small_model(tmp_path / "a"))
    prompts = {"query": "query: ", "passage": "passage: "}
    prompted = open_embeddings(small_model(tmp_path / "b", prompts=prompts))
    assert np.allclose(prompted.embed_query("red"), plain.embed_query("query: red"), atol=1e-6)
    assert np.allclose(
        prompted.embed_documents(["red"])[0], plain.embed_documents(["passage: red"])[0], atol=1e-6
    )


def test_identity_follows_the_files_not_the_folder(tmp_path: Path) -> None:
    first = small_model(tmp_path / "m")
    again = tmp_path / "elsewhere" / "m"
    shutil.copytree(first, again)
    assert open_embeddings(first).identity == open_embeddings(again).identity
    config = again / "config_sentence_transformers.json"
    config.write_text(json.dumps({"prompts": {"query": "query: "}}))
    assert open_embeddings(first).identity != open_embeddings(again).identity


@pytest.mark.parametrize("name", ["./nowhere", "/nowhere/model", "~/nowhere-model", "a/b/c", Path("nowhere")])
def test_a_missing_folder_is_named(name: str | Path) -> None:
    with pytest.raises(EmbeddingError, match="does not exist"):
        open_embeddings(name)


@pytest.mark.parametrize("file", ["tokenizer.json", "model.safetensors", "modules.json"])
def test_a_damaged_model_is_named(tmp_path: Path, file: str) -> None:
    folder = small_model(tmp_path / "m")
    (folder / file).write_text("{")
    with pytest.raises(EmbeddingError, match="cannot be read"):
        open_embeddings(folder)


@pytest.mark.torch
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
class TestAgainstSentenceTransformers:
    """The light loader and the library agree."""

    def test_the_shipped_model(self, shipped: ModelEmbeddings) -> None:
        from sentence_transformers import SentenceTransformer

        library = SentenceTransformer(str(DEFAULT_MODEL), device="cpu")
        expanded = [" ".join(terms(text)) for text in TEXTS]
        theirs = library.encode(expanded, normalize_embeddings=True, show_progress_bar=False)
        assert np.abs(theirs - shipped.encode_documents(TEXTS)).max() < 1e-6

    def test_raw_text_through_our_class(self, shipped: ModelEmbeddings) -> None:
        theirs = SentenceTransformerEmbeddings(DEFAULT_MODEL)
        assert theirs.identity == shipped.identity
        assert np.abs(theirs.encode_queries(TEXTS) - shipped.encode_queries(TEXTS)).max() < 1e-6
        assert np.abs(theirs.encode_documents(TEXTS) - shipped.encode_documents(TEXTS)).max() < 1e-6

    @pytest.mark.parametrize("layout", ["rows", "mapped"])
    def test_prompts_and_layouts(self, tmp_path: Path, layout: str) -> None:
        prompts = {"query": "query: ", "document": "passage: "}
        folder = small_model(tmp_path / "m", layout=layout, prompts=prompts)
        ours, theirs = StaticEmbeddings(folder), SentenceTransformerEmbeddings(folder)
        assert ours.identity == theirs.identity
        assert np.allclose(ours.encode_queries(["red blue"]), theirs.encode_queries(["red blue"]), atol=1e-6)
        assert np.allclose(
            ours.encode_documents(["red", "?"]), theirs.encode_documents(["red", "?"]), atol=1e-6
        )

    def test_a_folder_that_holds_no_model(self, tmp_path: Path) -> None:
        with pytest.raises(EmbeddingError, match="cannot be read"):
            open_embeddings(tmp_path)

    def test_any_other_model_goes_through_the_library_with_its_prompts(self, tmp_path: Path) -> None:
        from sentence_transformers import SentenceTransformer
        from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
        from transformers import BertConfig, BertModel, BertTokenizerFast

        words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "公", "开", "信", "息", "问", ":"]
        (tmp_path / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
        config = BertConfig(
            vocab_size=len(words),
            hidden_size=16,
            num_hidden_layers=1,
            num_attention_heads=2,
            intermediate_size=16,
        )
        BertModel(config).save_pretrained(tmp_path / "bert")
        BertTokenizerFast(str(tmp_path / "vocab.txt")).save_pretrained(tmp_path / "bert")
        bert = Transformer(str(tmp_path / "bert"))
        prompts = {"query": "问:", "document": ""}
        made = SentenceTransformer(modules=[bert, Pooling(16)], prompts=prompts, device="cpu")
        made.save(str(tmp_path / "model"))

        model = open_embeddings(tmp_path / "model")
        assert isinstance(model, SentenceTransformerEmbeddings)
        assert (model.identity.dimension, model.identity.query_prompt) == (16, "问:")
        asked = made.encode(["问:公开信息"], normalize_embeddings=True, show_progress_bar=False)
        assert np.allclose(model.encode_queries(["公开信息"]), asked, atol=1e-5)
        assert not np.allclose(model.encode_documents(["公开信息"]), asked, atol=1e-3)
