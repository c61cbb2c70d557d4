"""A walk through a list that comes in pages: lazy, resumable, and with an end in any case."""

from collections import deque
from collections.abc import Callable, Hashable, Sequence
from enum import Enum
from typing import Generic, Protocol, TypeAlias, TypeVar

from attrs import field, frozen

from ...._flows.flow import Flow
from ...errors import PagingError
from .marks import Mark

T = TypeVar("T")
T_contra = TypeVar("T_contra", contravariant=True)

RECENT_PAGES = 4  # what was on them is not given again: new jobs push old ones onto the next page
MOST_PAGES_WITHOUT_NEWS = 400  # in a row: ten thousand jobs that a filter of the service's hides


class End(Enum):
    """Stands for what follows the last item."""

    END = "end"


END = End.END


@frozen
class Page(Generic[T]):
    """A page as it was read.

    Attributes:
        items: What is on it.
        following: The cursor of the next page; None if there is none.
    """

    items: Sequence[T]
    following: str | None


Read: TypeAlias = Callable[[str | None, int], Flow[Page[T]]]
"""The flow that reads a page, from its cursor (None for the first) and the most items for it."""


class Selection(Protocol[T_contra]):
    """What of a list is wanted; it is decided here, since the service has no such filter."""

    def wants(self, item: T_contra, /) -> bool:
        """Whether an item is wanted."""
        ...

    def is_past(self, items: Sequence[T_contra], /) -> bool:
        """Whether nothing that is wanted can follow a page of these items."""
        ...


class Everything(Generic[T]):
    """The selection that wants all."""

    def wants(self, item: T) -> bool:
        """Any item."""
        return True

    def is_past(self, items: Sequence[T]) -> bool:
        """Never."""
        return False


@frozen
class Listing(Generic[T]):
    """A list of the service's.

    Attributes:
        name: What it is called in errors.
        read: Reads a page.
        key: What tells its items apart.
        largest: The most items of a page.
        is_numbered: Whether its pages are counted, so that all of them need the same size.
        selection: What of it is wanted.
    """

    name: str
    read: Read[T]
    key: Callable[[T], Hashable]
    largest: int
    is_numbered: bool = False
    selection: Selection[T] = field(factory=Everything[T])


class Walk(Generic[T]):
    """Where a walk through a list stands.

    An error leaves it where it was: the next step reads the same page.

    Args:
        listing: The list.
        limit: The most items to give; None for all.
        mark: Where to begin; None for the beginning.
    """

    def __init__(self, listing: Listing[T], limit: int | None, mark: Mark | None) -> None:
        self._listing = listing
        self._limit = limit
        self._given = 0
        self._items: deque[T] = deque()
        self._page = Mark() if mark is None else mark  # the page that is read, and what is past
        self._following = self._page.cursor
        self._is_read = False  # whether there is a page that is read, rather than to be read
        self._is_over = False
        self._problem: PagingError | None = None
        self._cursors: set[str | None] = set()  # five megabytes for a million jobs
        self._recent: deque[frozenset[Hashable]] = deque(maxlen=RECENT_PAGES)
        self._pages_without_news = 0

    @property
    def cursor(self) -> str | None:
        """A text for where it stands; None at the beginning."""
        if self._is_read and not self._items and not self._is_over and self._problem is None:
            return Mark(self._following).text
        return self._page.text

    def step(self) -> Flow[T | End]:
        """The next item that is wanted, or the end.

        Raises:
            PagingError: The list goes in a circle, or on and on without anything new.
            IonQError: A page could not be read.
        """
        while self._limit is None or self._given < self._limit:
            while self._items:
                item = self._items.popleft()
                self._page = Mark(self._page.cursor, str(self._listing.key(item)))
                if self._listing.selection.wants(item):
                    self._given += 1
                    return item
            if self._is_over:
                break
            if self._problem is not None:
                raise self._problem
            yield from self._turn()
        return END

    def _turn(self) -> Flow[None]:
        """Read the next page."""
        cursor = self._following
        page = yield from self._listing.read(cursor, self._size())
        after = None if self._is_read else self._page.after
        news = self._news(page.items, after)
        is_same = bool(page.items) and bool(self._recent) and self._keys(page) == self._recent[-1]
        # From here on, nothing can fail.
        self._items.extend(news)
        self._page = Mark(cursor, after)
        self._following = page.following
        self._is_read = True
        self._cursors.add(cursor)
        self._recent.append(self._keys(page))
        self._pages_without_news = 0 if news else self._pages_without_news + 1
        self._is_over = page.following is None or self._listing.selection.is_past(page.items)
        if self._is_over:
            return
        if is_same or page.following in self._cursors:
            self._problem = self._error("goes in a circle: a page came for the second time")
        elif self._pages_without_news >= MOST_PAGES_WITHOUT_NEWS:
            self._problem = self._error(f"had nothing new on {self._pages_without_news} pages")

    def _size(self) -> int:
        """How many items the next page is to have: not more than are asked for."""
        if self._limit is None:
            return self._listing.largest
        chosen = not isinstance(self._listing.selection, Everything)
        if chosen:  # what is wanted may be anywhere on a page
            return self._listing.largest
        left = self._limit if self._listing.is_numbered else self._limit - self._given
        return min(left, self._listing.largest)

    def _news(self, items: Sequence[T], after: str | None) -> list[T]:
        """What of a page was not given before."""
        keys = [self._listing.key(each) for each in items]
        texts = list(map(str, keys))
        begin = texts.index(after) + 1 if after in texts else 0
        return [
            each
            for each, key in list(zip(items, keys, strict=True))[begin:]
            if not any(key in page for page in self._recent)
        ]

    def _keys(self, page: Page[T]) -> frozenset[Hashable]:
        return frozenset(map(self._listing.key, page.items))

    def _error(self, problem: str) -> PagingError:
        return PagingError(
            f"the list of {self._listing.name} {problem}. What came before is right, and what "
            "would follow is not known",
            cursor=self._following,
        )
