"""One thread's work on an event of the size for proofs: anneal, then prove and improve in turn."""

from planwerk.meetings.breaks.board import Board
from planwerk.meetings.breaks.encoding import Encoding
from planwerk.meetings.breaks.improve import Improver
from planwerk.meetings.breaks.instance import Instance
from planwerk.meetings.breaks.proof import Answer, Backend, Proof
from planwerk.meetings.breaks.search import Annealer

CONFLICT = 100  # moves that a conflict of the SAT solver counts as
ROUND, LONGEST = 1_000_000, 32_000_000  # moves of one cooling, doubled each time
PART = 3_000  # conflicts for one part of the plan
WITH_RIVAL, STEPS = 150_000, 2_000  # most conflicts and parts for better plans between two turns of the proof


class Exact:
    """Runs until the board is over; ``stop`` interrupts it from another thread.

    With a ``rival`` that works on the proof alone, this one spends most of its time on better plans.
    """

    def __init__(self, instance: Instance, board: Board, seed: int, *, rival: bool) -> None:
        self._instance = instance
        self._board = board
        self._seed = seed
        self._rival = rival
        self._proof: Proof | None = None
        self._stopped = False

    def stop(self) -> None:
        self._stopped = True
        if self._proof is not None:
            self._proof.interrupt()

    def run(self) -> None:
        annealer = Annealer(self._instance, self._board, self._seed)
        annealer.first_plan(rounds=20)
        annealer.cool(ROUND)
        if self._over:
            return
        encoding = Encoding(self._instance)
        self._proof = Proof(encoding, Backend())
        try:
            self._work(encoding, self._proof, annealer)
        finally:
            proof, self._proof = self._proof, None
            proof.close()

    @property
    def _over(self) -> bool:
        return self._stopped or self._board.over

    def _work(self, encoding: Encoding, proof: Proof, annealer: Annealer) -> None:
        improver: Improver | None = None
        budget, moves = 4_000, ROUND
        while not self._over:
            self._prove(proof, budget)
            budget = budget * 2 if self._rival else budget * 3 // 2
            board = self._board
            if board.best is None:
                if not self._over:
                    annealer.first_plan(rounds=20)
                    annealer.cool(ROUND)
                continue
            if improver is None:
                improver = Improver(encoding, proof, board.best, self._seed)
            self._improve(improver, proof, annealer, budget)
            moves = min(2 * moves, LONGEST)
            annealer.cool(moves)

    def _prove(self, proof: Proof, budget: int) -> None:
        """Raise the bound for so many conflicts."""
        end = proof.conflicts + budget
        while not self._over and proof.conflicts < end:
            before = proof.conflicts
            answer = proof.step(end - before)
            self._board.spend(CONFLICT * (proof.conflicts - before) + 1)
            self._board.raise_bound(proof.bound)
            if answer is Answer.INFEASIBLE:
                self._board.refute()
            elif answer is Answer.PLAN and proof.plan is not None:
                self._board.offer(proof.plan)
            if answer is not Answer.CORE:
                return

    def _improve(self, improver: Improver, proof: Proof, annealer: Annealer, budget: int) -> None:
        """Improve the plan for so many conflicts, a fixed number with a rival."""
        end = proof.conflicts + (WITH_RIVAL if self._rival else budget)
        board = self._board
        steps = 0
        while not self._over and proof.conflicts < end and steps < STEPS:
            steps += 1
            if board.best is not None and board.breaks is not None and board.breaks < improver.breaks:
                improver.adopt(board.best)
            before = proof.conflicts
            saved = improver.step(PART)
            board.spend(CONFLICT * (proof.conflicts - before) + 1)
            if not saved and not self._over:
                improver.adopt(annealer.wander(improver.slots))
            board.offer(improver.slots)
