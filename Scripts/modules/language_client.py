# SPDX-License-Identifier: GPL-2.0-only
"""A client of a language server, as small as can be: bytes over its standard input and output."""

import itertools
import json
import queue
import subprocess
import threading


def framed(content):
    """The bytes of a message, with its header."""
    return b"Content-Length: %d\r\n\r\n%s" % (len(content), content)


class Gone(Exception):
    """The server has closed its end."""


class Client:
    """A server that was started, and what is said to it."""

    def __init__(self, command, folder):
        self.process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
        )
        self.numbers = itertools.count(1)
        self.messages = queue.Queue()
        self.stray = 0
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        """Takes what the server says, until it says no more."""
        stream = self.process.stdout
        stream = open(stream.fileno(), "rb", closefd=False)
        while True:
            header = stream.readline()
            if not header:
                break
            if not header.startswith(b"Content-Length: "):
                self.stray += 1
                continue
            length = int(header[16:])
            if stream.readline() != b"\r\n":
                self.stray += 1
            self.messages.put(json.loads(stream.read(length)))
        self.messages.put(None)

    def write(self, data):
        """Sends bytes as they are."""
        view = memoryview(data)
        try:
            while view:
                view = view[self.process.stdin.write(view) :]
        except BrokenPipeError:
            raise Gone from None

    def notify(self, method, params):
        """Tells the server something."""
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        self.write(framed(json.dumps(message).encode()))

    def request(self, method, params, seconds=120):
        """Asks the server, and gives the whole answer."""
        number = next(self.numbers)
        message = {"jsonrpc": "2.0", "id": number, "method": method, "params": params}
        self.write(framed(json.dumps(message).encode()))
        while True:
            answer = self.messages.get(timeout=seconds)
            if answer is None:
                raise Gone
            if answer.get("id") == number and "method" not in answer:
                return answer

    def begin(self, capabilities):
        """Opens the conversation."""
        answer = self.request("initialize", {"processId": None, "rootUri": None, "capabilities": capabilities})
        self.notify("initialized", {})
        return answer["result"]

    def end(self, seconds=60):
        """Takes leave; the status that the server ended with."""
        self.request("shutdown", None)
        self.notify("exit", None)
        return self.process.wait(timeout=seconds)

    def memory(self):
        """The most memory that the server has had at once so far, in MB."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) / 1024
        return 0
