"""The recorder's tie to the harness: the socket that events go out by, and the end of the proxy with it."""

import contextlib
import functools
import inspect
import json
import logging
import os
import pathlib
import socket
import struct
import sys
import threading
import time
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))
FILES = (os.environ["LEAKGATE_SOCKET"], *sorted(str(file) for file in pathlib.Path(HERE).glob("*.py")))

FAILED, NO_INPUT, NO_PARENT, NO_HARNESS = 70, 71, 72, 73  # exit codes


leaving = threading.Lock()


def leave(code, why):
    leaving.acquire()  # for good: of several threads that want to leave, the first does
    try:
        print("recorder: " + why, file=sys.stderr, flush=True)
        tidy(*FILES)
    finally:
        os._exit(code)


def tidy(*files):
    """The harness made a folder for the socket and these files. Whoever ends last removes it, and may find it gone."""
    folders = {os.path.dirname(file) for file in files}
    if len(folders) == 1:
        with contextlib.suppress(FileNotFoundError):
            for file in files:
                pathlib.Path(file).unlink(missing_ok=True)
            os.rmdir(folders.pop())


class Harness:
    """The socket to the harness. Writing blocks: what a client has an answer for is already in the socket."""

    def __init__(self, path):
        self.lock = threading.Lock()
        self.frames = 0
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(path)

    def send(self, event, *bodies, **fields):
        head = {"e": event, "t": time.time(), **fields}
        if bodies:
            head["b"] = [len(body) for body in bodies]
        text = json.dumps(head, separators=(",", ":")).encode()
        frame = b"".join([struct.pack(">II", 4 + len(text) + sum(map(len, bodies)), len(text)), text, *bodies])
        try:
            with self.lock:
                self.frames += 1
                self.socket.sendall(frame)
        except OSError as e:
            leave(NO_HARNESS, f"cannot write to the harness: {e}")

    def lines(self):
        with self.socket.makefile("r", encoding="utf-8") as lines:
            yield from lines


def guarded(addon):
    """Class decorator: a hook that raises ends the proxy, and the harness is told why."""

    def guard(name, hook):
        def fail():
            trace = traceback.format_exc()
            try:
                addon.harness.send("recorder_error", hook=name, trace=trace)
            finally:
                leave(FAILED, f"hook {name} failed:\n{trace}")

        @functools.wraps(hook)
        def plain(*arguments, **named):
            try:
                return hook(*arguments, **named)
            except Exception:
                fail()

        @functools.wraps(hook)
        async def awaited(*arguments, **named):
            try:
                return await hook(*arguments, **named)
            except Exception:
                fail()

        return awaited if inspect.iscoroutinefunction(hook) else plain

    for name, hook in list(vars(addon).items()):
        if inspect.isfunction(hook) and not name.startswith("__"):
            setattr(addon, name, guard(name, hook))
    return addon


class ErrorLog(logging.Handler):
    """From mitmproxy 9 on: error lines of the log, such as a protocol layer that crashed, become frames."""

    def __init__(self, harness):
        super().__init__(logging.ERROR)
        self.harness = harness

    def emit(self, record):
        client = getattr(record, "client", None)
        self.harness.send("log", text=record.getMessage(), client=f"{client[0]}:{client[1]}" if client else None)
