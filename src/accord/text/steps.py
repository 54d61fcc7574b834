"""Parts of a phrase one after another: words, what may be left out, and gaps between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain

from accord.text.alternation import SPACE
from accord.text.nodes import NO_PARTS, Ends, Node, Part, Piece, Stretch, Trace

COMMA_SPACE = r"[ ,\"'()]{1,6}"


class Step(Piece):
    """What comes next in a phrase: from where it may begin to where it may end."""

    node: Node | None = None
    may_lack = False
    crosses_commas = False

    def words(self) -> Iterator[str]:
        return self.node.words() if self.node is not None else iter(())

    def claimed(self, _names: set[str], /) -> Step:
        """The step with only the first of the parts of each name."""
        return self


class First(Step):
    """The first word that must be there."""

    node: Node

    def __init__(self, node: Node) -> None:
        self.node = node

    @property
    def source(self) -> str:
        return self.node.source

    def ends(self, stretch: Stretch, place: int) -> Ends:
        return self.node.ends(stretch, place)

    def traces(self, stretch: Stretch, place: int) -> Trace:
        return self.node.traces(stretch, place)

    def claimed(self, names: set[str], /) -> Step:
        return First(self.node.claimed(names))


class Lead(Step):
    """Something before the first word that may be left out, with the space after it."""

    node: Node
    may_lack = True

    def __init__(self, node: Node) -> None:
        self.node = node

    @property
    def source(self) -> str:
        return f"(?:{self.node.source}{SPACE})?"

    def ends(self, stretch: Stretch, place: int) -> Ends:
        ends = [
            after for end in self.node.ends(stretch, place) for after in stretch.spaces(end, False)
        ]
        return [*ends, place]

    def traces(self, stretch: Stretch, place: int) -> Trace:
        for end, parts in self.node.traces(stretch, place):
            for after in stretch.spaces(end, False):
                yield after, parts
        yield place, NO_PARTS

    def claimed(self, names: set[str], /) -> Step:
        return Lead(self.node.claimed(names))


class Then(Step):
    """A space and the next word; `may_lack` says that both may be left out."""

    node: Node

    def __init__(self, node: Node, crosses_commas: bool, may_lack: bool = False) -> None:
        self.node = node
        self.crosses_commas, self.may_lack = crosses_commas, may_lack

    @property
    def source(self) -> str:
        source = f"{COMMA_SPACE if self.crosses_commas else SPACE}{self.node.source}"
        return f"(?:{source})?" if self.may_lack else source

    def ends(self, stretch: Stretch, place: int) -> Ends:
        spaces = stretch.spaces(place, self.crosses_commas)
        if len(spaces) == 1:
            ends = self.node.ends(stretch, spaces[0])
        else:
            ends = [end for begin in spaces for end in self.node.ends(stretch, begin)]
        return [*ends, place] if self.may_lack else ends

    def traces(self, stretch: Stretch, place: int) -> Trace:
        for begin in stretch.spaces(place, self.crosses_commas):
            yield from self.node.traces(stretch, begin)
        if self.may_lack:
            yield place, NO_PARTS

    def claimed(self, names: set[str], /) -> Then:
        return Then(self.node.claimed(names), self.crosses_commas, self.may_lack)


class ThenOrEnd(Step):
    """The next word, or the end of what is said."""

    def __init__(self, then: Then, end: Node) -> None:
        self.node = then.node
        self._then, self._end = then, end

    @property
    def source(self) -> str:
        return f"(?:{self._then.source}|{self._end.source})"

    def ends(self, stretch: Stretch, place: int) -> Ends:
        return [*self._then.ends(stretch, place), *self._end.ends(stretch, place)]

    def traces(self, stretch: Stretch, place: int) -> Trace:
        yield from self._then.traces(stretch, place)
        yield from self._end.traces(stretch, place)

    def claimed(self, names: set[str], /) -> Step:
        return ThenOrEnd(self._then.claimed(names), self._end)


class Walk(Step):
    """A step over any number of words, walked once from each place of a stretch."""

    def ends(self, stretch: Stretch, place: int) -> Ends:
        key = (id(self), place)
        known = stretch.memo.get(key)
        if known is None:
            known = stretch.memo[key] = self._walk(stretch, place)
        return known

    def _walk(self, stretch: Stretch, place: int) -> Ends:
        """Where the words may end, in the order they are tried."""
        raise NotImplementedError


class Gap(Walk):
    """Up to so many words of any kind: as few as will do."""

    def __init__(self, word: Node, most: int, crosses_commas: bool) -> None:
        self._word, self._most, self.crosses_commas = word, most, crosses_commas

    @property
    def source(self) -> str:
        space = COMMA_SPACE if self.crosses_commas else SPACE
        return f"(?:{space}{self._word.source}){{0,{self._most}}}?"

    def words(self) -> Iterator[str]:
        return self._word.words()

    def _walk(self, stretch: Stretch, place: int) -> list[int]:
        # With how many words still to come each place was reached: with fewer it leads nowhere new.
        reached: dict[int, int] = {}
        open_ends = [(place, self._most)]
        while open_ends:
            here, most = open_ends.pop()
            if reached.get(here, -1) >= most:
                continue
            reached[here] = most
            if most:
                steps = [
                    (end, most - 1)
                    for begin in stretch.spaces(here, self.crosses_commas)
                    for end in self._word.ends(stretch, begin)
                ]
                steps.reverse()
                open_ends += steps
        return list(reached)


class Run(Walk):
    """Any number of words of a list, commas between them too: as few as will do."""

    def __init__(self, words: Sequence[Node]) -> None:
        self._words = tuple(words)

    @cached_property
    def source(self) -> str:
        words = "|".join(node.source for node in self._words)
        return f"(?:{COMMA_SPACE}(?:{words}))*?"

    def words(self) -> Iterator[str]:
        return chain.from_iterable(node.words() for node in self._words)

    def _walk(self, stretch: Stretch, place: int) -> list[int]:
        ends: dict[int, None] = {}
        open_ends = [place]
        while open_ends:
            here = open_ends.pop()
            if here in ends:
                continue
            ends[here] = None
            steps = [
                end
                for begin in stretch.spaces(here, True)
                for node in self._words
                for end in node.ends(stretch, begin)
            ]
            open_ends += reversed(steps)
        return list(ends)


class Row(Node):
    """Steps one after another."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self.steps = tuple(steps)
        self.has_parts = any(step.node is not None and step.node.has_parts for step in steps)

    @cached_property
    def source(self) -> str:
        return "".join(step.source for step in self.steps)

    def words(self) -> Iterator[str]:
        return chain.from_iterable(step.words() for step in self.steps)

    def may_begin(self, token: str, /) -> bool:
        for step in self.steps:
            if not isinstance(step, First | Lead) or step.node.may_begin(token):
                return True
            if isinstance(step, First):
                return False
        return True

    def ends(self, stretch: Stretch, place: int) -> Ends:
        reached: Ends = (place,)
        for step in self.steps:
            if len(reached) == 1:
                reached = step.ends(stretch, reached[0])
            else:
                reached = list(
                    dict.fromkeys([end for here in reached for end in step.ends(stretch, here)])
                )
            if not reached:
                return ()
        return reached

    def traces(self, stretch: Stretch, place: int) -> Trace:
        return self._from(stretch, place, 0)

    def _from(self, stretch: Stretch, place: int, number: int) -> Trace:
        if number == len(self.steps):
            yield place, NO_PARTS
            return
        for reached, parts in self.steps[number].traces(stretch, place):
            for end, later in self._from(stretch, reached, number + 1):
                yield end, {**parts, **later} if parts or later else NO_PARTS

    def claimed(self, names: set[str], /) -> Node:
        if not self.has_parts:
            return self
        return Row([step.claimed(names) for step in self.steps])


# The first steps of a phrase with what makes them the same as those of another.
Opening = tuple["Opened", ...]


class Opened:
    """A step at the head of a phrase; equal to one of the same words in another phrase."""

    __slots__ = ("key", "step")

    def __init__(self, step: Step) -> None:
        node = step.node
        while isinstance(node, Part):
            node = node.inner
        self.step = step
        self.key = (type(step), id(node), step.may_lack, step.crosses_commas)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Opened) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


def opening_of(node: Node) -> Opening:
    """The steps of a phrase up to its second word, or up to a gap; nothing where that is one."""
    opened: list[Opened] = []
    n_words = 0
    for step in node.steps if isinstance(node, Row) else ():
        if step.node is None or n_words == 2:
            break
        opened.append(Opened(step))
        n_words += not step.may_lack
    return tuple(opened) if n_words == 2 else ()
