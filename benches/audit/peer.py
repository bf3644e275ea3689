"""Runs one peer: `peer.py NAME INPUT OUTPUT`.

It imports, says that it is ready with its version, and then does the whole job, file to file, once
for every line on standard input, answering with the seconds it took.
"""

import importlib
import sys
import time


def main():
    name, source, target = sys.argv[1:4]
    module = importlib.import_module(f"{name}_peer")
    print("ready", module.VERSION, flush=True)
    for _ in sys.stdin:
        began = time.perf_counter()
        module.audit(source, target)
        print(time.perf_counter() - began, flush=True)


main()
