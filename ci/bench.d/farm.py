"""A whole gate through a Selenium Grid: 1, 4 and 16 virtual phones on two nodes of one machine, beside one phone without a Grid.

One phone drives the main job's load, too: all of `smoke`, 16 trials in 4 sessions, so that its overhead can be put
beside the one that `mvn test` prints. The others drive 4 trials in 2 sessions each, so that 16 phones end in a minute.
"""
import json
import os
import shutil
import subprocess
import threading
import time
from datetime import datetime

from measure import table

SIZES = ((1, 1), (2, 2), (2, 8))      # nodes, phones on each
FEW = ("mint", "search-typed", "visit-address")
MAIN_JOB = ()
TICKS = os.sysconf("SC_CLK_TCK")


def describe():
    return "trials a minute, CPU seconds and MB for each phone, with 1, 4 and 16 virtual phones behind a Grid"


class Sampler(threading.Thread):
    """CPU time and memory of processes with all that they start, once a second."""

    def __init__(self, roots):
        super().__init__(daemon=True)
        self.roots, self.cpu, self.peak, self.stopped = roots, {}, 0, threading.Event()
        self.start()

    def run(self):
        while not self.stopped.wait(1):
            self.look()

    def look(self):
        parents, resident = {}, {}
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{pid}/stat") as file:
                    fields = file.read().rsplit(")", 1)[1].split()
            except OSError:
                continue
            parents[int(pid)] = int(fields[1])
            resident[int(pid)] = (int(fields[11]) + int(fields[12]), int(fields[21]) * os.sysconf("SC_PAGE_SIZE"))
        ours = {pid for pid in parents if self.descends(pid, parents)}
        for pid in ours:
            self.cpu[pid] = resident[pid][0] / TICKS
        self.peak = max(self.peak, sum(resident[pid][1] for pid in ours))

    def descends(self, pid, parents):
        while pid > 1:
            if pid in self.roots:
                return True
            pid = parents.get(pid, 0)
        return False

    def stop(self):
        """CPU seconds, and MB at the worst moment."""
        self.stopped.set()
        self.join()
        return sum(self.cpu.values()), self.peak / 1e6


def drive(bench, devices, folder, words):
    """One gate over the phones of a file, in a JVM of its own; words select what of it."""
    command = ["java", "-XX:+UseSerialGC", "-Xmx1g", "-cp", f"{bench.classes}{os.pathsep}{bench.jar}", "dev.leakgate.gate.RunMain",
               str(devices), str(bench.home / "scenarios"), str(folder), *words]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    sampler = Sampler({process.pid})
    if process.wait() != 0:
        raise SystemExit(f"ci/bench: the run on {devices} ended with exit code {process.returncode}")
    return sampler.stop()


def driven(folder):
    """Trials and sessions of each phone, trials driven, seconds from the first session to the last, seconds of the slowest phone's overhead for each trial, verdicts."""
    run = next((folder / "leakgate" / "runs").iterdir())
    verdicts = [trial["verdict"] for trial in json.loads((run / "verdict.json").read_text())["trials"]]
    sessions = [json.loads(file.read_text()) for file in (run / "sessions").glob("*/*/*/session.json")]
    begin, end = min(moment(s["from"]) for s in sessions), max(moment(s["to"]) for s in sessions)
    phones = {}
    for session in sessions:
        phones.setdefault(session["id"].split("/")[0], []).append(session)
    each = len(verdicts) // len(phones), len(sessions) // len(phones)
    overheads = [(max(moment(s["to"]) for s in own) - min(moment(s["from"]) for s in own) - sum(s["dwell"] for s in own))
                 / sum(len(s["trials"]) for s in own) for own in phones.values()]
    return each, len(verdicts), end - begin, max(overheads), {word: verdicts.count(word) for word in sorted(set(verdicts))}


def moment(value):
    return value if isinstance(value, (int, float)) else datetime.fromisoformat(value[:26].rstrip("Z") + "+00:00").timestamp()


def behind_grid(bench, nodes, phones, words):
    folder = fresh(bench, f"grid-{nodes * phones}-{len(words)}")
    grid = subprocess.Popen([str(bench.home / "ci" / "grid" / "local"), "--nodes", str(nodes), "--phones", str(phones), "--out", str(folder / "grid"),
                             "--class-path", str(bench.jar)],
                            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        started = time.monotonic()
        up = json.loads(grid.stdout.readline())
        seconds = time.monotonic() - started
        sampler = Sampler({grid.pid})
        harness = drive(bench, up["devices"], folder, words)
        return figures(f"{nodes * phones} behind a Grid", nodes * phones, folder, harness, sampler.stop(), seconds)
    finally:
        grid.stdin.close()
        grid.wait(60)


def without_grid(bench, words):
    folder = fresh(bench, f"direct-{len(words)}")
    entry = json.loads((bench.home / "ci" / "grid" / "virtual.json").read_text())[0]
    virtual = {"profile": entry["profile"], "apps": entry["apps"]}
    devices = folder / "devices.yaml"
    devices.write_text(json.dumps({"phones": [{"id": "phone", "model": entry["model"], "virtual": virtual, "browsers": entry["browsers"], "flush": entry["flush"]}]}))
    return figures("1 without a Grid", 1, folder, drive(bench, devices, folder, words), (0, 0), 0)


def fresh(bench, name):
    folder = bench.folder / "farm" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def figures(what, phones, folder, harness, grid, up):
    each, trials, seconds, overhead, verdicts = driven(folder)
    return {"phones": what, "trials in sessions of each": f"{each[0]} in {each[1]}", "trials a minute": round(60 * trials / seconds, 1), "overhead s": round(overhead, 2),
            "harness CPU s a phone": round(harness[0] / phones, 1), "harness MB a phone": round(harness[1] / phones),
            "Grid CPU s a phone": round(grid[0] / phones, 1), "Grid MB a phone": round(grid[1] / phones), "up s": round(up, 1),
            "busy": round((harness[0] + grid[0]) / (seconds * os.cpu_count()), 2), "verdicts": verdicts}


def run(bench):
    rows = [without_grid(bench, MAIN_JOB), behind_grid(bench, 1, 1, MAIN_JOB), without_grid(bench, FEW)]
    rows += [behind_grid(bench, nodes, phones, FEW) for nodes, phones in (SIZES[:2] if bench.quick else SIZES)]
    names = [name for name in rows[0] if name != "verdicts"]
    print(table([names] + [[row[name] for name in names] for row in rows]), "\n", flush=True)
    return rows
