"""`make bench`: measure, print a table, write bench.json."""

import json
import tempfile
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from tests.bench import answers, growth, installations, mails, processes
from tests.bench.measure import Result

SIZES = (100, 1_000, 10_000)


def main() -> None:
    """Run every benchmark in turn and print what each measured."""
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        apps = {size: stack.enter_context(installations.of_size(size, folder)) for size in SIZES}
        parts = (
            *(partial(answers.run, app, size) for size, app in apps.items()),
            partial(growth.run, apps),
            partial(mails.run, apps[100]),
            partial(processes.run, folder / "processes"),
        )
        for part in parts:
            for result in part():
                results.append(result)
                _show(result)
    Path("bench.json").write_text(json.dumps([one.as_dict() for one in results], indent=2))


def _show(result: Result) -> None:
    verdict = "" if not result.aim else ("aim met" if result.met else "AIM MISSED")
    print(f"{result.name:<52} {result.figure:<72} {result.aim:<12} {verdict}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
