"""Reading files in processes of their own: several at once, and none can stop or hang the build.

Each worker runs ``main``: it takes names below its root folder on its standard input, one JSON line
each, and answers with a pickled ``FileReading``. A worker that dies or takes too long costs
its one file and is replaced. (A ``ProcessPoolExecutor`` can neither tell which file killed it nor stop
one that hangs, and runs the caller's script again in every process it spawns.)
"""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from assistant.indexing.reading import FileReading, read_file

__all__ = ["FEW", "main", "read_files"]

COMMAND = (
    sys.executable,
    "-c",
    "import sys; sys.path[:] = sys.argv[2:]; from assistant.indexing.workers import main; main()",
)
FEW = 8
"""Up to so many text files are read in this process: starting a worker takes longer."""
AHEAD = 64
"""Files read, or being read, before the first of them is taken: all that memory has to hold of them."""
TEXT_FILES = {".txt", ".md", ".csv"}
SECONDS = 300.0
"""How long one file may take; the longest real reports take a few seconds."""


def read_files(paths: Sequence[Path], root: Path) -> Iterator[FileReading]:
    """Read files below ``root``, results in their order; a few plain text files without any worker."""
    if len(paths) <= FEW and all(path.suffix.lower() in TEXT_FILES for path in paths):
        yield from (read_file(path, root) for path in paths)
        return
    count = min(os.cpu_count() or 1, len(paths))
    idle = [_Worker(root) for _ in range(count)]
    workers = tuple(idle)

    def read(path: Path) -> FileReading:
        worker = idle.pop()  # there are as many threads as workers
        try:
            return worker.read(path.relative_to(root).as_posix())
        finally:
            idle.append(worker)

    pool = ThreadPoolExecutor(count)
    waiting: deque[Future[FileReading]] = deque()
    try:
        for path in paths:
            waiting.append(pool.submit(read, path))
            if len(waiting) == AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.stop()
        pool.shutdown()


class _Worker:
    """One process that reads files, started when first needed and again when it is gone."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def read(self, name: str) -> FileReading:
        """What the process read of the file, or that it did not survive it."""
        if self._stopped:
            return FileReading(name, (), "the build was stopped")
        process = self._process or self._start()
        late = False

        def give_up() -> None:
            nonlocal late
            late = True
            process.kill()

        timer = threading.Timer(SECONDS, give_up)
        timer.start()
        try:
            assert process.stdin
            assert process.stdout
            process.stdin.write(json.dumps(name).encode() + b"\n")
            process.stdin.flush()
            reading: FileReading = pickle.load(process.stdout)
            return reading
        except (EOFError, OSError, pickle.UnpicklingError):
            self._end()
            reason = f"it took longer than {SECONDS:.0f} s" if late else "reading it ended the process"
            return FileReading(name, (), reason, "save it in another format")
        finally:
            timer.cancel()

    def stop(self) -> None:
        """End the process, in the middle of a file if need be."""
        self._stopped = True
        self._end()

    def _start(self) -> subprocess.Popen[bytes]:
        command = [*COMMAND, str(self._root), *sys.path]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()


def main() -> None:
    """Read the files named on standard input until it ends."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not get between the answers
    root = Path(sys.argv[1])
    for line in sys.stdin.buffer:
        pickle.dump(read_file(root / json.loads(line), root), answers, protocol=pickle.HIGHEST_PROTOCOL)
        answers.flush()
