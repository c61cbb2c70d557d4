"""Which of many jobs to look at, page by page, so that most looks show jobs that have ended.

The service shows 25 jobs at a time, so 10,000 cost 400 looks at the least, and as many again for
every time that all are looked at in vain. No list tells what has ended since a moment: that of all
completed jobs is by submission, with those of others, and as long. So a round begins with one
probe, and goes on where that shows something:

* Its first half are the jobs that a backend would take next. If most of them have ended, whole
  pages follow in their order for as long as they pay.
* Its second half are spread evenly over all others. Several in a row that have ended stand for a
  stretch that is looked at, for as long as it pays: a backend may take jobs in another order.

A page pays if half of its jobs have ended. So all looks that do not are a few in each round, and
those that do are two for each page of jobs at the most.
"""

from collections.abc import Iterable, Iterator, Sequence

from .crowd import Crowd

PAGE = 25  # jobs: what the document gives as the most; a thousand characters of a URL
FRONT = 12  # of a probe: as many from the front as from elsewhere
PAYING = 0.5  # of a page: then two looks a page learn of all
EXPLORING = 0.3  # of a page of unseen jobs, which show one turn for each backend, and only once
STRETCH = 3  # ended jobs in a row of a probe; with a third ended at random it is seldom so long

PageOfIds = tuple[str, ...]


def sweep(crowd: Crowd) -> Iterator[PageOfIds]:
    """The pages of a round that looks at all."""
    yield from _pages(tuple(crowd.open))


def looks(crowd: Crowd, fraction: float) -> Iterator[PageOfIds]:
    """The pages of a round; the crowd has to know what a page showed before the next is taken.

    Args:
        crowd: The jobs.
        fraction: A random number from 0 to 1, which moves the probe.
    """
    if len(crowd.open) <= PAGE:
        yield tuple(crowd.open)
        return
    lanes = crowd.lanes
    fronts = {each: crowd.first(each, max(1, FRONT // len(lanes))) for each in lanes[:FRONT]}
    at_front = [job_id for front in fronts.values() for job_id in front]
    others = _others(crowd, at_front)
    places = _spread(len(others), PAGE - len(at_front), fraction)
    sample = [others[place] for place in places]
    yield (*at_front, *sample)
    crowd.sort(fronts.get(None, ()))
    for lane, front in fronts.items():
        if _ended(crowd, front) >= PAYING * len(front):
            yield from _along(crowd, lane)
    ended = [job_id not in crowd.open for job_id in sample]
    begin, end = _longest_run(ended)
    if end - begin >= STRETCH:
        first = places[begin] if begin else 0
        last = places[end - 1] if end < len(places) else len(others)
        yield from _through(crowd, others[first:last])
    if any(ended):
        for lane, front in fronts.items():
            # Jobs that stay while others pass them hold up the look at the others.
            if lane is not None and not _ended(crowd, front):
                crowd.put_last(front)


def _along(crowd: Crowd, lane: str | None) -> Iterator[PageOfIds]:
    """Pages from the front of a lane, for as long as they pay."""
    share = EXPLORING if lane is None else PAYING
    while True:
        own = crowd.first(lane, PAGE)
        unseen = [] if lane is None else crowd.first(None, PAGE - len(own))
        page = (*own, *unseen)
        if not page:
            return
        yield page
        crowd.sort(page)
        if _ended(crowd, page) < share * len(page):
            return


def _through(crowd: Crowd, ids: Sequence[str]) -> Iterator[PageOfIds]:
    """Pages of a stretch, for as long as it pays on the whole."""
    seen = found = 0
    for page in _pages([each for each in ids if each in crowd.open]):
        yield page
        seen += len(page)
        found += _ended(crowd, page)
        if found < PAYING * seen:
            return


def _pages(ids: Sequence[str]) -> Iterator[PageOfIds]:
    for begin in range(0, len(ids), PAGE):
        yield tuple(ids[begin : begin + PAGE])


def _ended(crowd: Crowd, ids: Iterable[str]) -> int:
    return sum(each not in crowd.open for each in ids)


def _others(crowd: Crowd, ids: Iterable[str]) -> list[str]:
    left_out = set(ids)
    return [each for each in crowd.open if each not in left_out]


def _spread(length: int, most: int, fraction: float) -> list[int]:
    """Places that are spread evenly over a list."""
    number = min(length, most)
    return [int((each + min(fraction, 0.999)) * length / number) for each in range(number)]


def _longest_run(flags: Sequence[bool]) -> tuple[int, int]:
    """Begin and end of the longest run of True."""
    best = begin = 0, 0
    for place, flag in enumerate(flags):
        begin = (begin[0], place + 1) if flag else (place + 1, place + 1)
        best = max(best, begin, key=lambda run: run[1] - run[0])
    return best
