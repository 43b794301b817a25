"""Settings come from the environment, once, and say what is wrong with a value."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.settings import load_settings, prepare_environment


def test_defaults_work_offline(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("ASSISTANT_"):
            monkeypatch.delenv(name)
    settings = load_settings()
    assert (settings.host, settings.port) == ("127.0.0.1", 7860)
    assert settings.embedding_model == settings.model == settings.chroma_url == ""


def test_the_environment_overrides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ASSISTANT_CORPUS_DIR", str(tmp_path))
    monkeypatch.setenv("ASSISTANT_PORT", "8080")
    settings = load_settings()
    assert (settings.corpus_dir, settings.port) == (tmp_path, 8080)


def test_a_bad_value_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_PORT", "web")
    with pytest.raises(SettingsError, match="ASSISTANT_PORT has value 'web'"):
        load_settings()


@pytest.mark.parametrize(
    "sites", ["www.example.gov.cn", "https://a.example; script-src *", "https://a.example/x"]
)
def test_only_origins_may_be_named_as_embedding_sites(monkeypatch: pytest.MonkeyPatch, sites: str) -> None:
    monkeypatch.setenv("ASSISTANT_EMBED_SITES", sites)
    with pytest.raises(SettingsError, match="ASSISTANT_EMBED_SITES"):
        load_settings()
    monkeypatch.setenv("ASSISTANT_EMBED_SITES", "https://a.example http://b.example:8080 ")
    assert load_settings().embed_sites.split() == ["https://a.example", "http://b.example:8080"]


def test_a_stray_dotenv_file_is_not_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("ASSISTANT_PORT=1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert load_settings().port == 7860


def test_a_secret_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_MODEL_API_KEY", "sk-do-not-show")
    assert "sk-do-not-show" not in repr(load_settings())


def test_what_an_operator_set_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADIO_ANALYTICS_ENABLED", "True")
    monkeypatch.delenv("TOKENIZERS_PARALLELISM", raising=False)
    prepare_environment()
    assert os.environ["GRADIO_ANALYTICS_ENABLED"] == "True"
    assert os.environ["TOKENIZERS_PARALLELISM"] == "false"
