"""What an operator of the assistant can set, read once at the door and passed on as plain values."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

__all__ = ["Settings", "load_settings", "prepare_environment"]

QUIET_ENVIRONMENT: Mapping[str, str] = {
    # Measured: without these, gradio and huggingface_hub look up hosts at import and launch.
    "GRADIO_ANALYTICS_ENABLED": "False",
    # Otherwise gradio keeps 10,000 events and makes a pandas table of them after each one.
    "GRADIO_ANALYTICS_MAX_EVENTS": "1",
    "GRADIO_ANALYTICS_CACHE_FREQUENCY": "1000000000",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "ANONYMIZED_TELEMETRY": "False",
    "TOKENIZERS_PARALLELISM": "false",
    "LANGSMITH_TRACING": "false",
    "LANGCHAIN_TRACING_V2": "false",
}


class Settings(BaseSettings):
    """Every setting, with a default that works offline; the environment name is ASSISTANT_<NAME>."""

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", env_file=None, extra="ignore", frozen=True)

    corpus_dir: Path = Field(Path("corpus"), description="Folder of reports to index.")
    index_dir: Path = Field(Path("index"), description="Folder of index generations and the CURRENT pointer.")
    embedding_model: str = Field(
        "",
        description="Embedding model: empty for the one shipped, else a folder or a hub name (BAAI/bge-m3).",
    )
    reranker_model: str = Field(
        "", description="Cross-encoder that re-orders passages: a folder or a hub name; empty for none."
    )
    chroma_url: str = Field(
        "", description="Address of a Chroma server (http://host:8000); empty for the embedded store."
    )
    keep_generations: int = Field(3, ge=1, le=100, description="How many index generations to keep on disk.")
    host: str = Field("127.0.0.1", description="Address the web server listens on.")
    port: int = Field(7860, ge=0, le=65535, description="Port the web server listens on; 0 picks a free one.")
    root_path: str = Field("", description="Path prefix when served behind a proxy, such as /wenda.")
    question_limit: int = Field(500, ge=20, le=10_000, description="Characters allowed in one question.")
    operator_password: SecretStr = Field(
        SecretStr(""), description="Password of the operator console; empty switches the console off."
    )
    data_dir: Path = Field(Path("data"), description="Folder for feedback and the operators' queue.")
    embed_sites: str = Field(
        "",
        pattern=r"^(?:\s*https?://[A-Za-z0-9.-]+(?::\d{1,5})?)*\s*$",
        description="Sites that may show the chat in a frame, such as https://www.example.gov.cn; by blanks.",
    )
    model: str = Field(
        "",
        description="Language model that may word answers: provider:name (openai:qwen3-8b); empty for none",
    )
    model_base_url: str = Field("", description="Address of the language model's OpenAI-compatible server.")
    model_api_key: SecretStr = Field(SecretStr(""), description="Key for the language model's server.")
    model_tasks: str = Field(
        "wording",
        description="What the language model may do, by commas: wording, readings, summaries.",
    )
    model_timeout: float = Field(
        20.0, gt=0, le=600, description="Seconds to wait for the language model before answering without it."
    )


def load_settings() -> Settings:
    """Read the settings from the environment.

    Raises:
        SettingsError: a value cannot be used; names the variable and what it may be.
    """
    try:
        return Settings()  # type: ignore[call-arg]  # every field has a default
    except ValidationError as exc:
        first = exc.errors()[0]
        name = "ASSISTANT_" + "_".join(str(part) for part in first["loc"]).upper()
        raise SettingsError(f"{name} has value {first['input']!r}: {first['msg']}") from exc


def prepare_environment() -> None:
    """Keep the libraries quiet and offline; call before gradio, chromadb or sentence-transformers load."""
    for name, value in QUIET_ENVIRONMENT.items():
        os.environ.setdefault(name, value)
