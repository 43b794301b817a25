"""Reading one reply of a language model within bounds: of time, of length, of calls at once, of failures in a row."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from assistant.errors import ModelError, SettingsError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage

__all__ = ["Breaker", "ModelClient", "open_model"]

LONGEST_REPLY = 20_000
"""Characters read of one reply; a wording is a sentence, a model that thinks aloud needs the rest."""
MOST_AT_ONCE = 8
"""Calls in work at a time, those given up on but not yet ended included."""


def open_model(name: str, *, base_url: str = "", api_key: str = "", seconds: float = 20.0) -> BaseChatModel:
    """The chat model ``provider:name`` through LangChain; no request is made yet.

    Raises:
        SettingsError: the provider is unknown, its package is not installed, or a value cannot be used.
    """
    from langchain.chat_models import init_chat_model

    for library in (
        "openai",
        "httpx",
        "httpx2",
        "httpcore",
        "httpcore2",
    ):  # at DEBUG these write requests and headers to the log
        logging.getLogger(library).setLevel(logging.WARNING)
    given = {"base_url": base_url, "api_key": api_key}
    if name.startswith("openai:") and base_url and not api_key:
        given["api_key"] = "none"  # servers in the house ask for no key, the client library insists on one
    options: dict[str, Any] = {key: value for key, value in given.items() if value}
    options |= {"temperature": 0, "max_retries": 0, "timeout": seconds}
    try:
        model: BaseChatModel = init_chat_model(name, **options)
    except ImportError as exc:
        raise SettingsError(
            f"ASSISTANT_MODEL={name}: the provider's package is not installed; "
            f"pip install 'disclosure-assistant[llm]' brings the one for openai: ({type(exc).__name__})"
        ) from exc
    except Exception as exc:  # providers check their options each in their own way
        raise SettingsError(
            f"ASSISTANT_MODEL={name} cannot be used ({type(exc).__name__}); "
            "it must be provider:name, with a key where the provider wants one"
        ) from None  # the message of a provider may repeat the key
    return model


class Breaker:
    """Skips a model that failed ``failures`` times in a row for ``pause`` seconds, then lets one call try."""

    def __init__(
        self, failures: int = 3, pause: float = 60.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most, self._pause, self._clock = failures, pause, clock
        self._failed = 0
        self._until = 0.0
        self._lock = threading.Lock()

    def allows(self) -> bool:
        """Whether a call may be made now; while one tries after a pause, no other may."""
        with self._lock:
            if self._failed < self._most:
                return True
            if self._clock() < self._until:
                return False
            self._until = self._clock() + self._pause
            return True

    def report(self, worked: bool) -> None:
        """Count how a call ended."""
        with self._lock:
            self._failed = 0 if worked else self._failed + 1
            if self._failed >= self._most:
                self._until = self._clock() + self._pause


class ModelClient:
    """A chat model whose replies come whole and in time, or not at all."""

    def __init__(self, model: BaseChatModel, breaker: Breaker | None = None) -> None:
        self._model = model
        self._breaker = breaker or Breaker()
        self._slots = threading.BoundedSemaphore(MOST_AT_ONCE)

    def reply(self, messages: Sequence[BaseMessage], until: float) -> str:
        """The whole reply, read as a stream so that a slow or endless one can be left at ``until``.

        ``until`` is a time of ``time.monotonic``.

        Raises:
            ModelError: it failed, took too long or said too much, or is being skipped; the message
                holds neither key nor question.
        """
        if not self._breaker.allows():
            raise ModelError("skipped after several failures in a row")
        try:
            reply = self._read(messages, until)
        except ModelError:
            self._breaker.report(False)
            raise
        self._breaker.report(True)
        return reply

    def _read(self, messages: Sequence[BaseMessage], until: float) -> str:
        if not self._slots.acquire(blocking=False):
            raise ModelError(f"{MOST_AT_ONCE} calls are still in work")
        pieces: queue.SimpleQueue[str | Exception | None] = queue.SimpleQueue()
        left = threading.Event()
        threading.Thread(
            target=self._listen, args=(messages, pieces, left), name="language-model", daemon=True
        ).start()
        text = ""
        try:
            while True:
                piece = pieces.get(timeout=max(0.0, until - time.monotonic()))
                if piece is None:
                    return text
                if isinstance(piece, Exception):
                    status = getattr(piece, "status_code", None)
                    raise ModelError(type(piece).__name__ + (f" {status}" if isinstance(status, int) else ""))
                text += piece
                if len(text) > LONGEST_REPLY:
                    raise ModelError(f"the reply is longer than {LONGEST_REPLY} characters")
                if time.monotonic() > until:
                    raise ModelError("the reply took too long")
        except queue.Empty:
            raise ModelError("the reply took too long") from None
        finally:
            left.set()

    def _listen(
        self,
        messages: Sequence[BaseMessage],
        pieces: queue.SimpleQueue[str | Exception | None],
        left: threading.Event,
    ) -> None:
        try:
            for chunk in self._model.stream(list(messages)):
                if left.is_set():
                    return
                pieces.put(str(chunk.text))
            pieces.put(None)
        except (
            Exception
        ) as exc:  # the door to somebody else's code and server: whatever it is, the answer stands
            pieces.put(exc)
        finally:
            self._slots.release()
