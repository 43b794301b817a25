"""Two servers behind nginx over one published index, asked without pause while generations are switched.

Every report of the fictional corpus is revised together, and every figure and sentence asked for says
its revision: an answer that mixes generations, or says another revision than the generation it names
holds, is seen. At the end one server is killed; a reply it had begun to send is cut off, and asked for
again. ``deploy/nginx.conf`` is used as it is, with free ports.

    python -m benchmarks.replicas --switches 50 --out benchmarks/replicas.json
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import json
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

NGINX = "/usr/sbin/nginx"
SITE = Path(__file__).parent.parent / "deploy" / "nginx.conf"
YEARS = range(2012, 2020)
QUESTIONS = (
    "云泽县2015年收到多少件政府信息公开申请？",
    "云泽县2016年收到的申请比2015年多还是少？",
    "2018年收到的申请哪个地方最多？",
    "云泽县2017年公开工作存在哪些问题？",
    "更新不够及时的原因是什么？",
)
REVISION = re.compile(r"公开申请(\d+)\d\d件|第(\d+)次修订")


def write_corpus(corpus: Path, revision: int) -> None:
    corpus.mkdir(exist_ok=True)
    for year in YEARS:
        text = (
            f"云泽县人民政府{year}年政府信息公开工作年度报告\n\n一、总体情况\n\n"
            f"{year}年全县共收到政府信息公开申请{revision * 100 + year - 2000}件。\n\n"
            f"二、存在的主要问题\n\n公开内容不够具体，更新不够及时，原因是人手不足（第{revision}次修订）。\n"
        )
        (corpus / f"{year}.txt").write_text(text, encoding="utf-8")


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def process(command: list[str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out) as started:
        try:
            yield started
        finally:
            started.terminate()
            try:
                started.wait(10)
            except subprocess.TimeoutExpired:
                started.kill()


def nginx_command(root: Path, port: int, replicas: list[int]) -> list[str]:
    """Nginx with the site of ``deploy/`` between these ports."""
    site = SITE.read_text(encoding="utf-8").replace("listen 80;", f"listen 127.0.0.1:{port};")
    for shipped, actual in zip((7860, 7861), replicas, strict=True):
        site = site.replace(f"127.0.0.1:{shipped}", f"127.0.0.1:{actual}")
    temporary = "".join(
        f"{name}_temp_path {root}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    main = f"daemon off; pid {root}/nginx.pid; error_log stderr;\nevents {{}}\n"
    path = root / "nginx.conf"
    path.write_text(f"{main}http {{ access_log off; {temporary}\n{site}\n}}\n", encoding="utf-8")
    return [NGINX, "-p", str(root), "-c", str(path), "-e", "stderr"]


def post(port: int, question: str, source: str) -> tuple[int, dict[str, Any]]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120, source_address=(source, 0))
    try:
        body = json.dumps({"question": question})
        connection.request("POST", "/api/ask", body, {"Content-Type": "application/json"})
        reply = connection.getresponse()
        return reply.status, json.loads(reply.read())
    finally:
        connection.close()


def wait_until_ready(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        if server.poll() is not None:
            sys.exit(f"a server ended: {log.read_text(encoding='utf-8')}")
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        finally:
            connection.close()
        time.sleep(0.2)
    sys.exit(f"a server did not start: {log.read_text(encoding='utf-8')}")


def footprint(server: subprocess.Popen[bytes]) -> dict[str, float]:
    """Resident megabytes and open descriptors of a process."""
    pages = int(Path(f"/proc/{server.pid}/statm").read_text(encoding="ascii").split()[1])
    megabytes = pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    return {"resident_mb": round(megabytes, 1), "descriptors": len(os.listdir(f"/proc/{server.pid}/fd"))}


SETTLING = 60
"""Seconds after which servers count as settled in any case."""


class Visitor(threading.Thread):
    """Asks one question after the other from one address, and keeps what the replies said."""

    def __init__(self, port: int, number: int, done: threading.Event) -> None:
        super().__init__()
        self._port, self._number, self._done = port, number, done
        self.replies: list[tuple[str, frozenset[int]]] = []
        """The generation of each reply with the revisions its quotes speak of."""
        self.faults: list[str] = []
        self.cut_off = 0
        """Replies that ended before their length: their server died while it sent them."""
        self.seconds: list[float] = []

    def run(self) -> None:
        at = self._number
        while not self._done.is_set():
            at += 1
            question = QUESTIONS[at % len(QUESTIONS)]
            began = time.perf_counter()
            try:
                status, reply = post(self._port, question, f"127.0.0.{self._number + 2}")
            except http.client.IncompleteRead:
                self.cut_off += 1
                at -= 1  # asked again, as clients should
                continue
            except (OSError, http.client.HTTPException, ValueError) as error:
                self.faults.append(f"{type(error).__name__}: {error}")
                continue
            self.seconds.append(time.perf_counter() - began)
            if status != 200 or not reply["citations"]:
                self.faults.append(f"{status}: {json.dumps(reply, ensure_ascii=False)[:300]}")
                continue
            quotes = " ".join(citation["quote"] for citation in reply["citations"])
            found = frozenset(int(a or b) for a, b in REVISION.findall(quotes))
            self.replies.append((reply["generation"], found))


def wait_until_settled(servers: list[subprocess.Popen[bytes]], visitors: list[Visitor]) -> None:
    """Return when the servers grow no more from one thousand answers to the next: their caches and threads are there."""
    before, answered = [0.0] * len(servers), 0
    for _ in range(SETTLING):
        time.sleep(1)
        now = [footprint(server)["resident_mb"] for server in servers]
        if sum(len(visitor.replies) for visitor in visitors) < answered + 1000:
            continue
        if all(new < 1.01 * old for old, new in zip(before, now, strict=True)):
            return
        before, answered = now, sum(len(visitor.replies) for visitor in visitors)


def build(root: Path, revision: int) -> str:
    """Publish a revision from a process of its own; the name of the generation."""
    write_corpus(root / "corpus", revision)
    command = [sys.executable, "-m", "assistant", "index", "--json", "--corpus", str(root / "corpus")]
    command += ["--index", str(root / "index")]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return str(json.loads(done.stdout)["generation"])


def judge(visitors: list[Visitor], revisions: dict[str, int]) -> Counter[str]:
    """What was wrong with the replies; empty is good."""
    wrong: Counter[str] = Counter(fault for visitor in visitors for fault in visitor.faults)
    for visitor in visitors:
        if visitor.cut_off > 1:  # one server dies once
            wrong["replies cut off"] += visitor.cut_off
        for generation, found in visitor.replies:
            if found != {revisions.get(generation)}:
                wrong[f"{generation} holds {revisions.get(generation)}, said {sorted(found)}"] += 1
        seen = [revisions.get(generation, 0) for generation, _ in visitor.replies]
        wrong["an older generation after a newer one"] += sum(b < a for a, b in itertools.pairwise(seen))
    return +wrong


def measure(root: Path, switches: int, visitors_in_all: int) -> dict[str, Any]:
    revisions = {build(root, 1): 1}
    ports = [free_port(), free_port()]
    front = free_port()
    done = threading.Event()
    with ExitStack() as stack:
        servers = []
        for number, port in enumerate(ports):
            command = [sys.executable, "-m", "assistant", "serve", "--index", str(root / "index")]
            servers.append(
                stack.enter_context(process([*command, "--port", str(port)], root / f"server-{number}.log"))
            )
        stack.enter_context(process(nginx_command(root, front, ports), root / "nginx.log"))
        for number, (port, server) in enumerate(zip(ports, servers, strict=True)):
            wait_until_ready(port, server, root / f"server-{number}.log")
        visitors = [Visitor(front, number, done) for number in range(visitors_in_all)]
        for visitor in visitors:
            visitor.start()
        stack.callback(done.set)
        wait_until_settled(servers, visitors)  # so that what grows later is held from switch to switch
        footprints = []
        for revision in range(2, switches + 2):
            revisions[build(root, revision)] = revision
            time.sleep(0.3)
            if revision in (2, switches // 2 + 1, switches + 1):
                footprints.append([footprint(server) for server in servers])
        newest = [post(port, QUESTIONS[0], "127.0.0.1")[1]["generation"] for port in ports]
        answered = sum(len(visitor.replies) for visitor in visitors)
        servers[0].send_signal(signal.SIGKILL)
        servers[0].wait()
        time.sleep(2)
        after_kill = sum(len(visitor.replies) for visitor in visitors) - answered
        done.set()
        for visitor in visitors:
            visitor.join()
    taken = sorted(taken for visitor in visitors for taken in visitor.seconds)
    wrong = judge(visitors, revisions)
    if set(newest) != {max(revisions, key=lambda name: revisions[name])}:
        wrong[f"replicas did not reach the newest generation: {newest}"] += 1
    for first, *_, last in zip(*footprints, strict=True):
        if (
            last["descriptors"] > first["descriptors"] + 8
            or last["resident_mb"] > 1.15 * first["resident_mb"]
        ):
            wrong[f"a server grew from {first} to {last}"] += 1
    return {
        "replicas": len(servers),
        "visitors": visitors_in_all,
        "switches": switches,
        "answers": len(taken),
        "generations_seen": len({name for visitor in visitors for name, _ in visitor.replies}),
        "answers_after_one_server_was_killed": after_kill,
        "replies_cut_off_by_its_death": sum(visitor.cut_off for visitor in visitors),
        "wrong": dict(wrong),
        "answer_ms": {
            "p50": round(statistics.median(taken) * 1000, 1),
            "p95": round(taken[int(len(taken) * 0.95)] * 1000, 1),
            "slowest": round(taken[-1] * 1000, 1),
        },
        "servers_after_switches_1_half_all": footprints,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--switches", type=int, default=50)
    parser.add_argument("--visitors", type=int, default=4)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="replicas-") as name:
        result = {"load_average": round(load, 1), **measure(Path(name), args.switches, args.visitors)}
    text = json.dumps(result, ensure_ascii=False, indent=1) + "\n"
    sys.stdout.write(text)
    if args.out:
        args.out.write_text(text, encoding="utf-8")
    return 1 if result["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
