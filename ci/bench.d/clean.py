"""Web traffic without any secret: the files of npm and Debian packages. Nothing may be found in it."""
import json
import shutil
import subprocess

from measure import measured, table

SEED = 7
DEBIAN = ("apache2-doc", "debian-reference-en", "developers-reference", "libjs-jquery-ui", "mate-backgrounds",
          "nodejs-doc", "python3.11-doc")


def describe():
    return "100 MB of files of npm and Debian packages: any sighting is a false alarm"


def run(bench):
    size = 10 if bench.quick else 100
    har = bench.folder / f"clean-{size}.har"
    folders = [bench.node_modules, *debian_packages(bench)]
    if len(folders) == 1:
        print("No Debian packages here (apt-get and dpkg-deb are needed): npm packages alone.\n")
    written = bench.java("dev.leakgate.bench.CleanHar", har, size, SEED, *folders)
    sources = dict(line.split("\t") for line in written.splitlines())
    out = bench.folder / "clean.out"
    cost = measured(["java", "-Xmx512m", "-jar", bench.jar, "scan", "--secrets", bench.secrets(40), har], out)
    lines = [json.loads(line) for line in out.read_text().splitlines()]
    sightings = [line for line in lines if line.get("kind")]
    figures = {"MB": size, "sightings": len(sightings), "opaque": len(lines) - len(sightings),
               "cost": cost.speed(har.stat().st_size), "bytes of each package": {k: int(v) for k, v in sources.items()}}
    rows = [("clean traffic", "packages", "sightings", "opaque or not fully read")]
    rows.append((f"{size} MB", len(sources), len(sightings), figures["opaque"]))
    print(table(rows), "\n", flush=True)
    for sighting in sightings:
        print("false alarm:", json.dumps(sighting))
    return figures


def debian_packages(bench):
    """Unpacked beside each other, not installed."""
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        return []
    folder = bench.folder / "debian"
    for name in DEBIAN:
        if (folder / name).exists():
            continue
        folder.mkdir(exist_ok=True)
        got = subprocess.run(["apt-get", "download", name], cwd=folder, capture_output=True, text=True)
        for package in folder.glob("*.deb"):
            subprocess.run(["dpkg-deb", "-x", package, folder / name], check=True)
            package.unlink()
        if got.returncode != 0:
            print(f"Without the Debian package {name}: {(got.stderr.strip().splitlines() or ['no reason given'])[-1]}")
    return [folder] if folder.exists() else []
