"""JMH: the detector alone, warm, on one JSON body."""
import json

from measure import table

BENCHMARK = "dev.leakgate.bench.DetectorBenchmark"


def describe():
    return "JMH: a JSON body of 1 MB (and 2 and 4), with 5, 20 and 40 secrets, in a warm JVM"


def run(bench):
    result = bench.folder / "jmh.json"
    speed = ["-f", "1", "-wi", "3", "-i", "3", "-w", "1s", "-r", "1s"] if bench.quick else ["-f", "2"]
    arguments = " ".join(["-cp", "%classpath", "org.openjdk.jmh.Main", BENCHMARK, "-rf", "json", "-rff", str(result), *speed])
    bench.command("mvn", "-q", "-B", "-ntp", "exec:exec", "-Dexec.executable=java", "-Dexec.classpathScope=test",
                  f"-Dexec.args={arguments}")
    figures = [{"MB": int(row["params"]["megabytes"]), "secrets": int(row["params"]["secrets"]),
                "ms": round(row["primaryMetric"]["score"], 2), "error": round(float(row["primaryMetric"]["scoreError"]), 2)}
               for row in json.loads(result.read_text())]
    rows = [("JSON body, warm", "secrets", "ms")]
    rows += [(f"{row['MB']} MB", row["secrets"], f"{row['ms']} \u00b1 {row['error']}") for row in figures]
    print(table(rows), "\n", flush=True)
    return figures
