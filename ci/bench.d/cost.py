"""What coverage, controls and linkability cost of a run: their own seconds beside the run's, taken in the same run."""
import json
import os
import shutil
import statistics

from measure import table

REPETITIONS = 3
#: Printed name, field, and among how many its seconds are shared: phones are driven side by side, and so are cores.
PARTS = (("control segments, on each phone", "controls", lambda run: run["phones"]),
         ("asking for connections, on each phone", "connections", lambda run: run["phones"]),
         ("watching connections, core seconds in all", "watch", lambda run: os.cpu_count()),
         ("putting them beside the captures, and counting", "coverage", lambda run: 1),
         ("linkability", "linkability", lambda run: 1))


def describe():
    return "coverage, controls and linkability in the default run, as a share of it; --quick takes one phone, once"


def run(bench):
    runs = []
    for number in range(1 if bench.quick else REPETITIONS):
        folder = bench.folder / "cost"
        shutil.rmtree(folder, ignore_errors=True)
        words = ["mi-10"] if bench.quick else []
        figures = json.loads(bench.java("dev.leakgate.bench.ProofCost", folder, *words).splitlines()[-1])
        figures["load"] = round(os.getloadavg()[0], 1)
        runs.append({**figures, "share": round(sum(share(figures, part) for part in PARTS), 4)})
    rows = [("part of a run", "seconds", "share")]
    for part in PARTS:
        shares = [share(r, part) for r in runs]
        rows.append((part[0], f"{statistics.median(s * r['run'] for s, r in zip(shares, runs)):.1f}", f"{statistics.median(shares):.1%}"))
    rows.append(("together", f"of {statistics.median(r['run'] for r in runs):.0f}", ", ".join(f"{r['share']:.1%}" for r in runs)))
    print(table(rows), "\n", flush=True)
    return runs


def share(run, part):
    _, field, among = part
    return run[field] / among(run) / run["run"]
