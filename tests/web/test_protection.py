from __future__ import annotations

import base64
import hashlib

from assistant.web.protection import Attempts, content_policy


def test_a_policy_names_inline_scripts_and_not_linked_ones() -> None:
    policy = content_policy(b'<script src="a.js"></script><script type="x">let a = 1;</script>')
    digest = base64.b64encode(hashlib.sha256(b"let a = 1;").digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}';" in policy
    assert policy.count("sha256-") == 1


def test_tries_are_counted_per_key_within_the_time() -> None:
    now = 0.0
    attempts = Attempts(2, 60, clock=lambda: now)
    assert [attempts.allow("a"), attempts.allow("a"), attempts.allow("a")] == [True, True, False]
    assert attempts.allow("b")
    now = 61.0
    assert attempts.allow("a")


def test_a_refused_try_does_not_prolong_the_wait() -> None:
    now = 0.0
    attempts = Attempts(1, 60, clock=lambda: now)
    assert attempts.allow("a")
    now = 59.0
    assert not attempts.allow("a")
    now = 61.0
    assert attempts.allow("a")


def test_success_starts_anew() -> None:
    attempts = Attempts(1, 60, clock=lambda: 0.0)
    attempts.allow("a")
    attempts.forget("a")
    assert attempts.allow("a")
