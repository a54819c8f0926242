"""Real processes: how soon the first page comes, and how much memory they take together."""

import time
from pathlib import Path
from urllib.request import urlopen

import psutil

from tests.bench.measure import Result
from tests.browser.installation import Installation

MEMORY_AIM = 250
PAGES = 200


def run(folder: Path) -> list[Result]:
    """Start an installation, ask it for pages, and add up the memory of its processes (PSS)."""
    site = Installation(folder, f"sqlite:///{folder / 'processes.sqlite3'}")
    site.prepare()
    begin = time.perf_counter()
    site.run()
    started = time.perf_counter() - begin
    try:
        for _ in range(PAGES):
            with urlopen(f"{site.url}/inloggen", timeout=10) as response:
                response.read()
        memory = sum(_pss(pid) for pid in site.process_ids()) / 2**20
    finally:
        site.stop()
    return [
        Result("start to first page", f"{started:.1f} s", started, "", True),
        Result(
            "memory of two web processes and a worker (PSS)",
            f"{memory:.0f} MiB",
            memory,
            f"≤ {MEMORY_AIM} MiB",
            memory <= MEMORY_AIM,
        ),
    ]


def _pss(pid: int) -> int:
    family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    return sum(one.memory_full_info().pss for one in family)
