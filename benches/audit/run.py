"""Measures `xuefen audit` beside its peers: `run.py XUEFEN INPUT FOLDER [PEER…]`.

First every output is held against ours, teacher by teacher and figure by figure; then all are
timed in turn, each round beginning with another one. Ours is timed with the start of its process,
the peers without theirs and without imports.
"""

import csv
import hashlib
import os
import statistics
import subprocess
import sys
import time
from decimal import Decimal

import rules

ROUNDS = 9
# Peer: floor and target, as times as long as ours takes.
PEERS = {"polars": (1.5, 3), "duckdb": (2, 4), "pandas": (3, 6), "openfisca": (5, 10)}
HERE = os.path.dirname(os.path.abspath(__file__))


class Ours:
    """The command line, started anew each time."""

    def __init__(self, program, source, folder):
        self.target = os.path.join(folder, "audit.xuefen.csv")
        policy = ["--policy", "khorgos-2024-2028", "--as-of", "2028-12-31"]
        self.command = [program, "audit", *policy, source, "-o", self.target]
        said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
        self.version = said.stdout.strip()

    def run(self):
        began = time.perf_counter()
        subprocess.run(self.command, check=True, stderr=subprocess.DEVNULL)
        return time.perf_counter() - began

    def checksum(self):
        """Of the same table as the peers write, made from what is exact text here."""
        digest = hashlib.sha256((",".join(rules.columns()) + "\n").encode())
        keys = [key for key, *_ in rules.requirements()]
        with open(self.target, encoding="utf-8", newline="") as file:
            who, row, seen = None, [], []
            for line in csv.DictReader(file):
                if line["teacher"] != who:
                    self.finish(digest, row, seen, keys)
                    who, row, seen = line["teacher"], [line["teacher"], grains(line["total"])], []
                seen.append(line["requirement"])
                row += [grains(line["recognised"]), grains(line["missing"])]
                row.append(str(int(line["standing"] == "met")))
            self.finish(digest, row, seen, keys)
        return digest.hexdigest()

    @staticmethod
    def finish(digest, row, seen, keys):
        if row:
            assert seen == keys, f"{row[0]}: {seen}"
            digest.update((",".join(row) + "\n").encode())


class Peer:
    """A process that has imported what it needs and waits."""

    def __init__(self, name, source, folder):
        self.target = os.path.join(folder, f"audit.{name}.csv")
        command = [sys.executable, "-B", os.path.join(HERE, "peer.py"), name, source, self.target]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
        self.version = self.answer().removeprefix("ready ")

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("it ended")
        return line.strip()

    def run(self):
        print("go", file=self.process.stdin, flush=True)
        return float(self.answer())

    def checksum(self):
        with open(self.target, "rb") as file:
            return hashlib.sha256(file.read().replace(b"\r\n", b"\n")).hexdigest()


def grains(text):
    whole = Decimal(text) * rules.GRAINS
    assert whole == int(whole), text
    return str(int(whole))


def main():
    program, source, folder, *names = sys.argv[1:]
    ours = Ours(program, source, folder)
    runners = {"xuefen": ours}
    for name in names or PEERS:
        try:
            runners[name] = Peer(name, source, folder)
        except (OSError, RuntimeError) as error:
            print(f"{name}: left out, it does not start here ({error})")
    print(f"{os.path.getsize(source) / 1e6:.0f} MB of CSV; load {os.getloadavg()[0]:.2f}")
    for runner in runners.values():
        print(f"  {runner.version}")

    for runner in runners.values():
        runner.run()
    expected = ours.checksum()
    for name, runner in runners.items():
        if runner.checksum() != expected:
            sys.exit(f"{name} gives another result than xuefen: nothing is timed")
    print(f"every output is the same: sha256 {expected[:16]}…")

    times = {name: [] for name in runners}
    order = list(runners)
    for nth in range(ROUNDS):
        for name in order[nth % len(order):] + order[: nth % len(order)]:
            times[name].append(runners[name].run())
    own = statistics.median(times["xuefen"])
    print(f"\n{'B8, file to file':<24}{'median':>10}{'times ours':>12}{'floor':>8}{'target':>8}")
    for name, taken in times.items():
        median = statistics.median(taken)
        line = f"{name:<24}{median * 1e3:>7.0f} ms{median / own:>11.2f}×"
        if name in PEERS:
            floor, target = PEERS[name]
            verdict = "target" if median / own >= target else "floor" if median / own >= floor else "below"
            line += f"{floor:>7}×{target:>7}×  {verdict}"
        print(line)


main()
