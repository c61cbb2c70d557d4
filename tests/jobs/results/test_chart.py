"""The picture of a result in notebooks."""

import re
from html.parser import HTMLParser

from ionq_session import JobResult
from ionq_session.jobs.results.chart import TOP, chart


class Reader(HTMLParser):
    """Collects the cells of a table, row by row, and sees that every tag is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert [] == self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.rows:
            self.rows[-1][-1] += data


def result(states: dict[int, float], width: int, **fields: object) -> JobResult:
    return JobResult(
        width=width,
        states=states,
        counted=False,
        shot_count=None,
        job_id="j1",
        **fields,  # type: ignore[arg-type]  # those that a test sets
    )


def test_rows_are_the_most_common_outcomes_and_the_rest_summed_up() -> None:
    rows = [(f"{state:05b}", 1 / 32, 3) for state in range(32)]
    read = Reader(chart("a title", rows))
    assert ["state", "count", "probability", ""] == read.rows[0]
    assert ["00000", "3", "0.03125", ""] == read.rows[1]
    assert [f"{32 - TOP} others", str(3 * (32 - TOP)), "0.625", ""] == read.rows[-1]
    assert TOP + 2 == len(read.rows)
    one_more = Reader(chart("", rows[: TOP + 1]))
    assert "1 other" == one_more.rows[-1][0]


def test_without_counts_there_is_no_column_for_them() -> None:
    html = result({0: 0.75, 3: 0.25}, 2)._repr_html_()  # pyright: ignore[reportPrivateUsage]
    assert [["state", "probability", ""], ["00", "0.75", ""], ["11", "0.25", ""]] == Reader(
        html
    ).rows
    assert "no shots" in html


def test_text_of_others_is_escaped_and_nothing_runs() -> None:
    named = result({0: 1.0}, 1, name='<script>"&', backend="<b>")
    html = named._repr_html_()  # pyright: ignore[reportPrivateUsage]
    assert "&lt;script&gt;&quot;&amp; · &lt;b&gt;" in html
    tags = {"table", "caption", "thead", "tbody", "tr", "th", "td", "div"}
    assert tags == set(Reader(html).tags)
    assert not re.search(r"\son\w+=|javascript:|url\(", html)


def test_bars_grow_with_the_share_and_are_hidden_from_screen_readers() -> None:
    html = chart("", [("0", 0.6, None), ("1", 0.3, None)])
    assert ["100.0", "50.0"] == re.findall(r"width:([\d.]+)%", html)
    assert 2 == html.count('aria-hidden="true"')
    assert 3 == html.count('scope="col"')
    assert 2 == html.count('scope="row"')


def test_a_very_long_bitstring_is_shortened() -> None:
    read = Reader(chart("", [("01" * 100, 1.0, None)]))
    assert (64, "…") == (len(read.rows[1][0]), read.rows[1][0][-1])


def test_nothing_at_all_is_a_table_too() -> None:
    assert [["state", "probability", ""]] == Reader(chart("", [])).rows
