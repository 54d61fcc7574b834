"""Requests on the embedded database take turns in the order they came; an error hands the turn on."""

from __future__ import annotations

import threading
import time

import pytest

from accord.review.access.turns import Line


def test_turns_are_taken_in_the_order_they_were_asked_for():
    line, order, threads = Line(), [], []

    def take(number):
        with line.turn():
            order.append(number)

    with line.turn():
        for number in range(20):
            threads.append(threading.Thread(target=take, args=(number,)))
            threads[-1].start()
            while len(line._waiting) <= number:
                time.sleep(0.001)
    for thread in threads:
        thread.join()
    assert order == list(range(20))


def test_only_one_has_the_turn_at_a_time():
    line, inside, most = Line(), [], []

    def take():
        for _ in range(50):
            with line.turn():
                inside.append(1)
                most.append(len(inside))
                inside.pop()

    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(most) == 400
    assert max(most) == 1


def test_an_error_hands_the_turn_on():
    line = Line()
    with pytest.raises(RuntimeError), line.turn():
        raise RuntimeError
    done = threading.Event()

    def take():
        with line.turn():
            done.set()

    thread = threading.Thread(target=take)
    thread.start()
    thread.join(timeout=5)
    assert done.is_set()
