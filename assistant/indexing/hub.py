"""A model of the hub becomes a local folder, or an error within seconds.

Left to itself the hub library retries for over a minute on a machine without a network.
"""

from __future__ import annotations

import threading
from pathlib import Path

from assistant.errors import EmbeddingError

__all__ = ["fetch_model"]

PROBE_SECONDS = 3.0
_OTHER_FORMATS = ["onnx/*", "openvino/*", "*.onnx", "*.h5", "*.ot", "*.msgpack", "*.gguf", "*.tflite"]


def fetch_model(name: str) -> Path:
    """The folder of a hub model: the local cache, else a download.

    Raises:
        EmbeddingError: not in the cache, and the hub is switched off, does not answer or does not have it.
    """
    from huggingface_hub import constants, list_repo_files, snapshot_download
    from huggingface_hub.errors import HfHubHTTPError

    cached = _cached(name)
    if cached is not None:
        return cached
    if constants.HF_HUB_OFFLINE:
        raise _unavailable(name, "the hub is switched off (HF_HUB_OFFLINE)")
    if not _reachable(constants.ENDPOINT):
        raise _unavailable(name, f"{constants.ENDPOINT} does not answer")
    try:
        skip = list(_OTHER_FORMATS)
        if any(file.endswith(".safetensors") for file in list_repo_files(name)):
            skip.append("*.bin")
        return Path(snapshot_download(name, ignore_patterns=skip))
    except (OSError, ValueError, HfHubHTTPError) as error:
        raise _unavailable(name, str(error)) from error


def _cached(name: str) -> Path | None:
    """The folder of a model that was downloaded before, by us (without formats not needed) or whole."""
    from huggingface_hub import snapshot_download

    for skipped in (_OTHER_FORMATS, [*_OTHER_FORMATS, "*.bin"]):
        try:
            folder = Path(snapshot_download(name, local_files_only=True, ignore_patterns=skipped))
        except OSError:
            continue
        except ValueError as error:
            raise _unavailable(name, "no model can have that name") from error
        weights = "*.bin" not in skipped or bool(list(folder.rglob("*.safetensors")))
        if weights and ((folder / "modules.json").exists() or (folder / "config.json").exists()):
            return folder
    return None


def _reachable(endpoint: str) -> bool:
    """Whether the hub answers at all. In a thread, for a name look-up has no time limit of its own."""
    answered = threading.Event()
    knocking = threading.Thread(target=_knock, args=(endpoint, answered), daemon=True)
    knocking.start()
    knocking.join(PROBE_SECONDS)
    return answered.is_set()


def _knock(endpoint: str, answered: threading.Event) -> None:
    import httpx
    from huggingface_hub import get_session

    try:
        get_session().head(endpoint, timeout=PROBE_SECONDS)
    except (OSError, httpx.HTTPError):
        return
    answered.set()


def _unavailable(name: str, reason: str) -> EmbeddingError:
    return EmbeddingError(
        f"embedding model {name} is not in the local cache and cannot be fetched: {reason}. Copy the model "
        "to a folder and set ASSISTANT_EMBEDDING_MODEL to it, or leave it empty for the shipped model"
    )
