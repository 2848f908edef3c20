"""How many say it, and how many of them independently."""

from __future__ import annotations

from kg.model import Article, Assertion, Contents, Entity, Passage
from kg.questions.sources import Support, sources

QUOTES = {
    "plain": "Acme bought Birch Labs on Monday, it said in a statement.",
    "wire": "Acme bought Birch Labs on Monday, it said in a short statement.",
    "other": "The takeover of Birch Labs by the Toronto group closed this week.",
}


def claim(article: str, quote: str = "plain", speaker: str | None = None, via: str | None = None) -> Assertion:
    passage = Passage(f"urn:{article}", 0, len(QUOTES[quote]), QUOTES[quote])
    told = tuple(each for each in (via,) if each)
    said = tuple(each for each in (speaker,) if each)
    return Assertion(
        f"urn:claim:{article}:{quote}",
        f"urn:{article}",
        "acquires",
        "urn:acme",
        "urn:birch",
        (passage,),
        attributed_to=said,
        via=told,
    )


def support(*claims: Assertion, publishers: tuple[str, ...] = ()) -> Support:
    names = [each.article for each in claims]
    papers = dict(zip(names, publishers, strict=False))
    articles = {name: Article(name, "", publisher=papers.get(name)) for name in names}
    entities = {
        f"urn:{slug}": Entity(f"urn:{slug}", name, "company")
        for slug, name in (("acme", "Acme"), ("birch", "Birch Labs"))
    }
    (found,) = sources(Contents(articles, entities, claims))
    return found


def test_two_articles_in_their_own_words_are_two_sources() -> None:
    assert (
        str(support(claim("1"), claim("2", "other"))) == "Acme acquires Birch Labs: 2 articles, 2 independent sources"
    )


def test_wire_copy_counts_once() -> None:
    assert len(support(claim("1"), claim("2", "wire"), claim("3", "other")).independent) == 2


def test_papers_of_one_house_count_once() -> None:
    assert len(support(claim("1"), claim("2", "other"), publishers=("The Verge", "Vox")).independent) == 1
    assert len(support(claim("1"), claim("2", "other"), publishers=("The Verge", "Wired")).independent) == 2


def test_one_publisher_counts_once() -> None:
    assert len(support(claim("1"), claim("2", "other"), publishers=("The Post", "the post")).independent) == 1
    assert len(support(claim("1"), claim("2", "other"), publishers=("The Post", "The Bay")).independent) == 2


def test_one_speaker_or_medium_counts_once_in_all_articles() -> None:
    assert len(support(claim("1", speaker="urn:ceo"), claim("2", "other", speaker="urn:ceo")).independent) == 1
    assert len(support(claim("1", via="urn:radio"), claim("2", "other", via="urn:radio")).independent) == 1


def test_what_links_two_links_all_three() -> None:
    found = support(claim("1"), claim("2", "wire", speaker="urn:ceo"), claim("3", "other", speaker="urn:ceo"))

    assert len(found.independent) == 1
    assert len(found.articles) == 3


def test_the_best_backed_comes_first() -> None:
    single = Assertion("urn:claim:x", "urn:1", "owns", "urn:acme", "urn:birch", (Passage("urn:1", 0, 1, "A"),))
    found = sources(Contents({}, {}, (single, claim("1"), claim("2", "other"))))

    assert [each.relation for each in found] == ["acquires", "owns"]
