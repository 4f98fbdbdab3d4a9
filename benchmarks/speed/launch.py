"""Runs one command and prints what it cost: ``python -I -S launch.py OUT ERR SECONDS COMMAND…``.

A small process of its own, because a command's peak memory, as the system tells it, begins with the memory of the
process that started it. The times include those of all processes that the command waited for; its peak memory is that
of the largest among them.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time


def main(out: str, err: str, seconds: str, *command: str) -> None:
    """Run ``command`` with its outputs in files; after so many seconds it is ended."""
    writing = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, out, writing, 0o644),
        (os.POSIX_SPAWN_OPEN, 2, err, writing, 0o644),
    ]
    began = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=actions, setpgroup=0)
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(child, signal.SIGKILL))
    signal.alarm(int(seconds))
    try:
        _, status, used = os.wait4(child, 0)
    except KeyboardInterrupt:
        os.killpg(child, signal.SIGKILL)
        raise
    told = {
        "code": os.waitstatus_to_exitcode(status),
        "cpu": used.ru_utime + used.ru_stime,
        "wall": time.perf_counter() - began,
        "peak": used.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
