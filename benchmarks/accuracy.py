"""The command `make accuracy`: reads all labelled texts, prints the scores and writes docs/accuracy.md.

Speed is printed and not written: the page is the same on any machine. Of the held-out texts nothing but
scores is printed.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import gold, ours, page, peers
from benchmarks.gold import Label
from benchmarks.scoring import Answer, Score, score_text

PAGE = Path(__file__).parents[1] / "docs" / "accuracy.md"


@dataclass(frozen=True, slots=True)
class Collection:
    """Labelled texts that are scored together.

    Attributes:
        name: What the page calls them.
        texts: The raw texts, by name.
        labels: The labels of each text.
        kinds: The kind of each text, empty for documents.
        core: The indicators that the labels choose from, None where they name none.
    """

    name: str
    texts: Mapping[str, str]
    labels: Mapping[str, list[Label]]
    kinds: Mapping[str, str]
    core: frozenset[str] | None = None


Readings = Mapping[str, list[Answer]]


def documents() -> Collection:
    """Return the five documents with their labels."""
    texts = ours.raw_texts()
    labels = {name: gold.read_labels(gold.GOLD / f"{name}.tsv") for name in gold.DOCUMENTS}
    return Collection(
        "Five documents", {name: texts[name] for name in gold.DOCUMENTS}, labels, {}, gold.core_indicators()
    )


def sentences(folder: str, name: str) -> tuple[Collection, Readings]:
    """Return a folder of labelled texts, and what we read in them."""
    texts = gold.read_texts(gold.GOLD / folder)
    labels: defaultdict[str, list[Label]] = defaultdict(list)
    for label in gold.read_labels(gold.GOLD / folder / "labels.tsv"):
        labels[label.source].append(label)
    kinds = {text.name: text.kind for text in texts}
    collection = Collection(name, {text.name: text.text for text in texts}, labels, kinds)
    return collection, {text.name: ours.read_text(text) for text in texts}


def scores(collection: Collection, readings: Readings) -> dict[str, Score]:
    """Return the score of every text of a collection."""
    return {
        name: score_text(collection.labels.get(name, []), readings[name], collection.core) for name in collection.texts
    }


def total(parts: Sequence[Score]) -> Score:
    """Return the scores added up."""
    return sum(parts, Score())


def compare(collections: Sequence[Collection], seconds: float) -> list[page.Peer]:
    """Return what the other programs reach on the same texts, in the order of peers.NAMES.

    Prints their speed on the first collection, for which we took `seconds`.
    """
    problem = peers.install()
    if problem:
        return [page.Peer(name, "", {}, f"could not be installed: {problem}") for name in peers.NAMES]
    return [_compare(name, collections, seconds) for name in peers.NAMES]


def _compare(name: str, collections: Sequence[Collection], seconds: float) -> page.Peer:
    reached: dict[str, Score] = {}
    for collection in collections:
        run = peers.run(name, collection.texts)
        if run.problem:
            return page.Peer(name, run.version, {}, f"does not run here: {run.problem}")
        reached[collection.name] = total(
            [peers.score(collection.labels.get(text, []), run.answers[text]) for text in collection.texts]
        )
        if collection is collections[0]:
            speed = _megabytes(collection) / run.seconds
            print(f"{name} {run.version}: {speed:.2f} MB/s, {seconds / run.seconds:.1f} times ours")
        if run.failures:
            print(f"{name} fails on {run.failures} paragraphs of: {collection.name}")
    return page.Peer(name, run.version, reached, None)


def _megabytes(collection: Collection) -> float:
    return sum(len(text.encode()) for text in collection.texts.values()) / 1e6


def _own_row(collection: Collection, readings: Readings) -> Score:
    """Return our score by the measure that the other programs are scored with."""
    figures = {name: [a for a in answers if a.cls == "figure"] for name, answers in readings.items()}
    return total([peers.score(collection.labels.get(name, []), figures[name]) for name in collection.texts])


def main() -> None:
    """Score the labelled texts, compare with other programs, print the result and write docs/accuracy.md."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="leave out the held-out texts and other programs; write nothing"
    )
    parser.add_argument("--faults", metavar="FIELD,…", help="list the differences in these fields, or in 'all'")
    arguments = parser.parse_args()

    papers = documents()
    ours.warm_up()
    began = time.perf_counter()
    corpus = ours.raw_documents()
    read: dict[str, Readings] = {papers.name: {str(d.document_id): ours.read(d) for d in corpus}}
    seconds = time.perf_counter() - began
    print(f"iomstats: {_megabytes(papers) / seconds:.2f} MB/s")

    folders = gold.OPEN if arguments.quick else gold.OPEN | gold.HELD_OUT
    collections = [papers]
    for folder, name in folders.items():
        collection, read[name] = sentences(folder, name)
        collections.append(collection)
    opened = [one for one in collections if one.name in gold.OPEN.values()]
    by_text = {collection.name: scores(collection, read[collection.name]) for collection in collections}
    if arguments.faults:
        _list_faults([part for one in (papers, *opened) for part in by_text[one.name].values()], arguments.faults)

    kinds: defaultdict[str, list[Score]] = defaultdict(list)
    for collection in opened:
        for name, score in by_text[collection.name].items():
            kinds[collection.kinds[name]].append(score)
    text = page.render(
        page.Results(
            documents=by_text[papers.name],
            collections={name: total(list(parts.values())) for name, parts in by_text.items()},
            kinds={kind: total(parts) for kind, parts in sorted(kinds.items())},
            rules={name: ours.rules(readings.values()) for name, readings in read.items()},
            ours={collection.name: _own_row(collection, read[collection.name]) for collection in collections},
            peers=[] if arguments.quick else compare(collections, seconds),
        )
    )
    print("\n" + text)
    if not arguments.quick:
        PAGE.write_text(text, encoding="utf-8")


def _list_faults(parts: Sequence[Score], wanted: str) -> None:
    for fault in (fault for part in parts for fault in part.faults):
        if wanted == "all" or fault.what in wanted.split(","):
            print(f"{fault.source}:{fault.start}\t{fault.what}\t{fault.text}\t{fault.expected}\t{fault.found}")


if __name__ == "__main__":
    main()
