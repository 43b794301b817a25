"""Whether pictures can be read here: character recognition comes with the optional ``ocr`` extra."""

from __future__ import annotations

import functools
import importlib.util

__all__ = ["INSTALL", "is_available"]

INSTALL = 'to have pictures read, install the ocr extra: pip install "disclosure-assistant[ocr]"'
"""The next step where a picture stays unread for want of the extra."""


@functools.cache
def is_available() -> bool:
    """Whether the extra is installed; found without importing it, which takes seconds."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "cv2"))
