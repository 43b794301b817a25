"""Two real servers behind a real nginx, over one index that is switched while questions are asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from benchmarks.replicas import NGINX
from tests.conftest import ROOT


@pytest.mark.skipif(not os.access(NGINX, os.X_OK), reason=f"there is no {NGINX}")
def test_replicas_answer_consistently_through_switches_and_the_death_of_one() -> None:
    command = [sys.executable, "-m", "benchmarks.replicas", "--switches", "2", "--visitors", "3"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    result = json.loads(done.stdout)
    assert result["wrong"] == {}
    assert result["generations_seen"] == 3
    assert result["answers_after_one_server_was_killed"] > 0
