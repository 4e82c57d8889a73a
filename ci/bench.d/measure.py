"""Runs a command and says what it cost."""
import os
import subprocess
import time
from dataclasses import dataclass


@dataclass
class Cost:
    """Seconds of the clock and of all cores together, and the most memory that was held at once, in MB."""
    seconds: float
    cpu_seconds: float
    memory: float
    exit_code: int

    def speed(self, size):
        """MB (of a million bytes) a second, by the clock and by core."""
        return {"MB/s": round(size / 1e6 / self.seconds, 1), "MB/s of one core": round(size / 1e6 / self.cpu_seconds, 1),
                "seconds": round(self.seconds, 2), "core seconds": round(self.cpu_seconds, 2),
                "memory MB": round(self.memory)}


def measured(command, out, cores=None):
    """Runs to the end with stdout in the file `out`; `cores` is a set of those it may use, all by default."""
    start = time.monotonic()
    with open(out, "wb") as sink:
        child = subprocess.Popen([str(word) for word in command], stdout=sink, stderr=subprocess.DEVNULL,
                                 preexec_fn=(lambda: os.sched_setaffinity(0, cores)) if cores else None)
        _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return Cost(time.monotonic() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, child.returncode)


def table(rows):
    """Rows of equal length, the first one the heading, as Markdown."""
    widths = [max(len(str(row[i])) for row in rows) for i in range(len(rows[0]))]
    lines = ["| " + " | ".join(str(cell).ljust(width) for cell, width in zip(row, widths)) + " |" for row in rows]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)
