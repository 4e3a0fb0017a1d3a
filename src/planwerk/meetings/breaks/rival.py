"""The proof on a core of its own: a process of its own, since its solver cannot be interrupted.

``python -m planwerk.meetings.breaks.rival`` reads a pickled instance from standard input and writes one JSON list a
line: ["bound", 3], ["plan", [slots]], ["infeasible", null].
"""

import json
import pickle
import subprocess
import sys
import threading

import numpy as np

from planwerk.meetings.breaks.board import Board
from planwerk.meetings.breaks.instance import Instance

SOLVER = "cadical153"


class Rival:
    """Runs the proof in a child process and tells the board what it says."""

    def __init__(self, instance: Instance, board: Board) -> None:
        self._board = board
        command = [sys.executable, "-m", "planwerk.meetings.breaks.rival"]
        self._child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 (our own module)
        self._thread = threading.Thread(target=self._listen, args=(pickle.dumps(instance),), daemon=True)
        self._thread.start()

    def _listen(self, data: bytes) -> None:
        child = self._child
        if child.stdin is None or child.stdout is None:
            return
        try:
            child.stdin.write(data)
            child.stdin.close()
        except BrokenPipeError:  # killed before it read: the run is over
            return
        for line in child.stdout:
            try:
                kind, value = json.loads(line)
            except ValueError:  # a line cut off by the end of the process
                return
            self._tell(kind, value)

    def _tell(self, kind: str, value: object) -> None:
        if kind == "bound" and isinstance(value, int):
            self._board.raise_bound(value)
        elif kind == "plan" and isinstance(value, list):
            self._board.offer(np.array(value, np.int64))
        elif kind == "infeasible":
            self._board.refute()

    def close(self) -> None:
        self._child.kill()
        self._child.wait()
        self._thread.join()
        if self._child.stdout is not None:
            self._child.stdout.close()


def prove(data: bytes) -> None:
    """Prove the pickled instance and write what is found to standard output."""
    from planwerk.meetings.breaks.encoding import Encoding
    from planwerk.meetings.breaks.proof import Answer, Backend, Proof

    instance = pickle.loads(data)  # noqa: S301 (from our own parent process)
    proof = Proof(Encoding(instance), Backend(name=SOLVER, interruptible=False))
    while True:
        answer = proof.step()
        if answer is Answer.CORE:
            _say("bound", proof.bound)
            continue
        if answer is Answer.PLAN and proof.plan is not None:
            _say("plan", proof.plan.tolist())
        elif answer is Answer.INFEASIBLE:
            _say("infeasible", None)
        return


def _say(kind: str, value: object) -> None:
    sys.stdout.write(json.dumps([kind, value]) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    prove(sys.stdin.buffer.read())
