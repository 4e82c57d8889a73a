"""Leakgate's scan beside trackhar and grep: the same files, the same secrets, in one run."""
import json

from measure import measured, table

SECRETS = (5, 20, 40)
SEED = 1
HEAP = "-Xmx512m"


def describe():
    return "speed and recall of scan, beside trackhar and grep -F, with 5, 20 and 40 secrets"


def run(bench):
    sizes = [size // 10 if bench.quick else size for size in (25, 100, 300)]
    captures = {size: capture(bench, size) for size in sizes}
    largest = sizes[-1]
    speeds = [compared(bench, captures[largest], count) for count in SECRETS]
    figures = {
        "MB": largest,
        "speed": speeds,
        "40 secrets against 5": round(speeds[-1]["scan"]["core seconds"] / speeds[0]["scan"]["core seconds"], 2),
        "linear": {f"{size} MB": scan(bench, captures[size], 40, 1) for size in sizes},
        "threads": {str(count): scan(bench, captures[largest], 40, count) for count in (1, 2)},
        "recall": recall(bench),
    }
    show(figures)
    return figures


def capture(bench, size):
    file = bench.folder / f"mixed-{size}.har"
    if not file.exists():
        bench.java("dev.leakgate.bench.MixedHar", file, size, SEED, bench.node_modules)
    return file


def compared(bench, har, count):
    secrets = bench.secrets(count)
    size = har.stat().st_size
    return {
        "secrets": count,
        "scan": scan(bench, har, count, 1),
        "trackhar": measured(trackhar(bench, secrets, har), bench.folder / "out").speed(size),
        "grep": measured(grep(bench, secrets, har), bench.folder / "out").speed(size),
    }


def scan(bench, har, count, threads):
    """One thread is held to one core, compiler and garbage collector included."""
    cost = measured(leakgate(bench, bench.secrets(count), har, threads), bench.folder / "out",
                    {0} if threads == 1 else None)
    if cost.exit_code != 1:
        raise SystemExit(f"ci/bench: scan of {har} ended with {cost.exit_code}, though it holds leaks")
    return cost.speed(har.stat().st_size)


def leakgate(bench, secrets, har, threads=1):
    return ["java", HEAP, "-jar", bench.jar, "scan", "--threads", threads, "--secrets", secrets, har]


def trackhar(bench, secrets, har):
    return ["node", "--max-old-space-size=8192", bench.home / "ci/bench.d/trackhar.mjs", secrets, har]


def grep(bench, secrets, har):
    """The values as they stand: the floor of what any search costs."""
    spellings = bench.folder / "spellings.txt"
    values = [value for kind in json.loads(secrets.read_text()).values() for value in kind]
    spellings.write_text("\n".join(values) + "\n")
    return ["env", "LC_ALL=C", "grep", "-n", "-F", "-f", spellings, har]


def recall(bench):
    """Of the entries that hold a secret: how many each tool names, and how many of the others."""
    folder = bench.home / "src/test/resources/labelled"
    secrets = folder / "secrets.json"
    figures = {}
    for truth in sorted(folder.glob("*-truth.json")):
        name = truth.name.removesuffix("-truth.json")
        har = one_entry_a_line(folder / f"{name}.har", bench.folder / f"{name}.har")
        leaks = {entry["i"] for entry in json.loads(truth.read_text()) if entry["expect"] == "leak"}
        figures[name] = {"leaks": len(leaks)}
        for tool, command, entries in (("scan", leakgate, from_json_lines), ("trackhar", trackhar, from_numbers),
                                       ("grep", grep, from_line_numbers)):
            out = bench.folder / "out"
            measured(command(bench, secrets, har), out)
            named = set(entries(out.read_text().splitlines()))
            figures[name][tool] = {"found": len(named & leaks), "false alarms": len(named - leaks)}
    return figures


def one_entry_a_line(har, to):
    """So that a line that grep names is an entry: the first one is on line 2."""
    entries = json.loads(har.read_text())["log"]["entries"]
    to.write_text('{"log":{"version":"1.2","entries":[\n' + ",\n".join(json.dumps(entry) for entry in entries) + "\n]}}")
    return to


def from_json_lines(lines):
    sightings = [json.loads(line) for line in lines if '"kind"' in line]
    return [found["entry"] for found in sightings if found.get("kind")]


def from_numbers(lines):
    return [int(line) for line in lines]


def from_line_numbers(lines):
    return [int(line.split(":")[0]) - 2 for line in lines]


def show(figures):
    rows = [("secrets", "tool", "MB/s", "MB/s of one core", "memory MB", "against grep")]
    for speed in figures["speed"]:
        floor = speed["grep"]["core seconds"]
        for tool in ("scan", "trackhar", "grep"):
            cost = speed[tool]
            rows.append((speed["secrets"], tool, cost["MB/s"], cost["MB/s of one core"], cost["memory MB"],
                         f"{cost['core seconds'] / floor:.1f} x"))
    print(f"{figures['MB']} MB of mixed traffic, scan with --threads 1 on one core and {HEAP}\n")
    print(table(rows))
    print(f"\n40 secrets cost {figures['40 secrets against 5']} times what 5 cost (core seconds).\n")
    rows = [("scan, 40 secrets", "seconds", "core seconds", "MB/s", "memory MB")]
    rows += [(size, *picked(cost)) for size, cost in figures["linear"].items()]
    rows += [(f"{figures['MB']} MB, --threads {count}", *picked(cost)) for count, cost in figures["threads"].items()]
    print(table(rows), "\n")
    rows = [("labelled set", "leaks", "scan", "trackhar", "grep")]
    for name, found in figures["recall"].items():
        rows.append((name, found["leaks"], *(f"{found[tool]['found']} found, {found[tool]['false alarms']} false alarms"
                                             for tool in ("scan", "trackhar", "grep"))))
    print(table(rows), "\n", flush=True)


def picked(cost):
    return cost["seconds"], cost["core seconds"], cost["MB/s"], cost["memory MB"]
