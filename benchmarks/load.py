"""The server under load, on loopback; results go to benchmarks/load.json.

    python benchmarks/load.py [--questions 20000] [--clients 32] [--out benchmarks/load.json]

A server process over the fictional reports of examples/ is asked figure questions (bodies, years and figures of
the index, each combination different) by as many clients as given, each asking again as soon as it is answered.
The generator shares the machine with the server. Ratios compare phases of this one run.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
WORDINGS = (
    "{body}{year}年{figure}是多少？",
    "{year}年{body}{figure}有多少",
    "请问{body}{year}年的{figure}？",
)
CHAT_TRIES = 10


class Connection:
    """One kept connection, speaking just enough HTTP."""

    def __init__(self, port: int) -> None:
        self.port = port

    async def __aenter__(self) -> Connection:
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, limit=2**24)
        return self

    async def __aexit__(self, *_: object) -> None:
        self.writer.close()

    async def send(self, method: str, path: str, body: bytes = b"") -> tuple[int, dict[str, str]]:
        self.writer.write(
            f"{method} {path} HTTP/1.1\r\nhost: 127.0.0.1:{self.port}\r\ncontent-type: application/json\r\n"
            f"content-length: {len(body)}\r\n\r\n".encode()
            + body
        )
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in head[1:] if ": " in line)
        return int(head[0].split()[1]), headers

    async def fetch(self, method: str, path: str, body: bytes = b"") -> tuple[int, bytes]:
        status, headers = await self.send(method, path, body)
        return status, await self.reader.readexactly(int(headers["content-length"]))


def questions(index: Path) -> Iterator[str]:
    """Figure questions without end, in an order that mixes bodies, years and figures."""
    from assistant.indexing.store import open_index
    from assistant.lexicon.indicators import indicators
    from assistant.lexicon.places import short_region

    known = indicators()
    with open_index(index) as held:
        asked = {
            (short_region(fact.region) or fact.agency, fact.year, known[fact.indicator].label)
            for fact in held.facts()
            if fact.indicator in known and fact.value is not None and fact.year == fact.report_year
        }
    mixed = sorted(asked, key=lambda item: (str(item[1])[::-1], item[2][::-1], item[0]))
    for wording in itertools.cycle(WORDINGS):
        for body, year, figure in mixed:
            yield wording.format(body=body, year=year, figure=figure)


async def ask_all(port: int, clients: int, wanted: list[str]) -> dict[str, Any]:
    """Everything asked once, by so many clients; each waits for its answer before it asks again."""
    waiting, took, kinds = iter(wanted), [], Counter[str]()

    async def client() -> None:
        async with Connection(port) as line:
            for question in waiting:
                body = json.dumps({"question": question}).encode()
                began = time.perf_counter()
                status, reply = await line.fetch("POST", "/api/ask", body)
                took.append(time.perf_counter() - began)
                how = json.loads(reply)["how"] if status == 200 else str(status)
                kinds[how] += 1

    began, cpu = time.perf_counter(), time.process_time()
    await asyncio.gather(*(client() for _ in range(clients)))
    seconds = time.perf_counter() - began
    took.sort()
    return {
        "clients": clients,
        "questions": len(took),
        "per_second": round(len(took) / seconds, 1),
        "p50_ms": round(took[len(took) // 2] * 1000, 1),
        "p95_ms": round(took[int(len(took) * 0.95)] * 1000, 1),
        "max_ms": round(took[-1] * 1000, 1),
        "answers": dict(kinds.most_common()),
        "generator_cpu_share": round((time.process_time() - cpu) / seconds, 2),
    }


async def chat_seconds(port: int, question: str, session: str) -> float:
    """How long a question on the chat page takes from the click to the drawn answer."""
    began = time.perf_counter()
    join = {"data": [question, "", None], "fn_index": 0, "session_hash": session, "trigger_id": None}
    async with Connection(port) as line:
        status, reply = await line.fetch("POST", "/gradio_api/queue/join", json.dumps(join).encode())
        assert status == 200, reply
    async with Connection(port) as line:
        await line.send("GET", f"/gradio_api/queue/data?session_hash={session}")
        while True:
            event = (await line.reader.readline()).decode()
            if '"process_completed"' in event:
                assert "figure" in event or "refusal" in event, event[:500]
                return time.perf_counter() - began


async def chat(port: int, asked: Iterator[str], name: str) -> list[float]:
    return [await chat_seconds(port, next(asked), f"{name}{n}") for n in range(CHAT_TRIES)]


def resident(pid: int) -> int:
    """MB of memory the process holds."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


def cpu_seconds(pid: int) -> float:
    """CPU time the process has used, all threads."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@asynccontextmanager
async def server(index: Path, data: Path) -> AsyncIterator[tuple[int, int, dict[str, float]]]:
    """A server of its own process: port, process id, and the seconds to its first answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    began = time.perf_counter()
    command = [sys.executable, "-m", "assistant", "serve", "--index", str(index), "--port", str(port)]
    environment = {**os.environ, "ASSISTANT_DATA_DIR": str(data)}
    process = subprocess.Popen(command, env=environment, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        first: dict[str, float] = {}
        question = json.dumps({"question": next(questions(index))}).encode()
        for name, method, path, body, sign in (
            ("page", "GET", "/?lang=zh", b"", b"<form"),
            ("figure", "POST", "/api/ask", question, b'"figure":{'),
            ("chat", "GET", "/healthz", b"", b'"chat":"ready"'),
        ):
            while True:
                try:
                    async with Connection(port) as line:
                        status, reply = await line.fetch(method, path, body)
                    if status == 200 and (sign in reply or b"gradio_config" in reply):
                        break
                except (OSError, asyncio.IncompleteReadError):
                    pass
                await asyncio.sleep(0.02)
            first[name] = round(time.perf_counter() - began, 2)
            first[f"{name}_cpu"] = round(cpu_seconds(process.pid), 2)
        yield port, process.pid, first
    finally:
        process.terminate()
        process.wait()


async def measure(index: Path, data: Path, clients: int, count: int) -> dict[str, Any]:
    asked = questions(index)
    async with server(index, data) as (port, pid, first):
        await ask_all(port, clients, list(itertools.islice(asked, count // 10)))
        alone = await ask_all(port, 1, list(itertools.islice(asked, count // 40)))
        quiet = await chat(port, asked, "quiet")
        memory, phases, used = [resident(pid)], [], cpu_seconds(pid)
        for _ in range(10):
            phases.append(await ask_all(port, clients, list(itertools.islice(asked, count // 10))))
            memory.append(resident(pid))
        used = cpu_seconds(pid) - used
        busy, loaded = await asyncio.gather(
            chat(port, asked, "busy"), ask_all(port, clients, list(itertools.islice(asked, count // 5)))
        )
    rates = sorted(phase["per_second"] for phase in phases)
    total: Counter[str] = Counter()
    for phase in phases:
        total.update(phase.pop("answers"))
    middle = {
        name: sorted(seconds)[len(seconds) // 2] for name, seconds in (("quiet", quiet), ("busy", busy))
    }
    return {
        "seconds_from_start_to": first,
        "one_client": alone,
        "phases": phases,
        "median_per_second": rates[len(rates) // 2],
        "worst_p95_ms": max(phase["p95_ms"] for phase in phases),
        "server_cpu_ms_per_answer": round(1000 * used / sum(total.values()), 2),
        "answers": dict(total.most_common()),
        "memory_mb": memory,
        "memory_last_to_first": round(memory[-1] / memory[0], 3),
        "throughput_of_32_to_1": round(rates[len(rates) // 2] / alone["per_second"], 2),
        "chat_seconds": {name: round(seconds, 3) for name, seconds in middle.items()},
        "chat_slower_under_load": round(middle["busy"] / middle["quiet"], 1),
        "api_beside_chat_per_second": loaded["per_second"],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--questions", type=int, default=20_000)
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--out", type=Path, default=Path(__file__).with_suffix(".json"))
    args = parser.parse_args()
    from assistant.indexing.build import build_index
    from assistant.indexing.embeddings import open_embeddings
    from assistant.settings import prepare_environment

    prepare_environment()
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        build_index(EXAMPLES, index, open_embeddings(""))
        found = asyncio.run(measure(index, Path(folder) / "data", args.clients, args.questions))
    conditions = {
        "cpus": os.cpu_count(),
        "load_before": round(
            before, 1
        ),  # above 0: others use the CPUs as well, and all figures are worse for it
        "load_after": round(os.getloadavg()[0], 1),
        "python": sys.version.split()[0],
        "reports": "examples/ (fictional)",
    }
    args.out.write_text(json.dumps({"conditions": conditions, **found}, ensure_ascii=False, indent=1) + "\n")
    print(json.dumps({k: v for k, v in found.items() if k != "phases"}, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
