"""Mentions and readings of many articles → one entity for one thing, one assertion for one thing said."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.entities import NO_WISHES, Wishes, join, read_wishes, resolve
from kg.entities.doubts import doubtful, doubtful_merges
from kg.entities.iris import entity_slug
from kg.entities.names import parse
from kg.errors import OntologyError
from kg.graph import gate
from kg.model import (
    Article,
    Assertion,
    Claim,
    Contents,
    Entity,
    Form,
    Kind,
    Mention,
    Merge,
    Money,
    Passage,
    Reading,
    Share,
)

PLACES = count(0, 100)


def mention(
    text: str, kind: Kind = "company", article: str = "a", chain: int | None = None, start: int = -1
) -> Mention:
    """A name somewhere in an article; no two at one place."""
    start = next(PLACES) if start < 0 else start
    form: Form = "noun" if text.islower() else "name"
    return Mention(text, start, start + len(text), kind=kind, form=form, chain=chain, article=article)


def groups(*mentions: Mention) -> list[set[str]]:
    """The texts of each group."""
    return [{member.text for member in group} for group in resolve(mentions)]


def together(*mentions: Mention) -> bool:
    """Whether all mentions name one thing."""
    return len(resolve(mentions)) == 1


@pytest.mark.parametrize("name", ["El Salvador", "La Paz", "Le Havre"])
def test_a_small_word_with_a_capital_belongs_to_its_name(name: str) -> None:
    assert parse(f"the {name}", "place").text == name


@pytest.mark.parametrize(("written", "place"), [("La.", "Louisiana"), ("L.A.", "L.A."), ("Ky.", "Kentucky")])
def test_the_short_form_of_a_state_is_the_state_and_a_city_is_none(written: str, place: str) -> None:
    assert parse(written, "place").text == place


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Acme", "Acme Inc.", "company"),
        ("Acme Holdings plc", "The Acme Holdings PLC’s", "company"),
        ("Delmar Foods", "DelmarFoods, Ltd.", "company"),
        ("Société Corvane", "Societe Corvane S.A.", "company"),
        ("Birch & Sons", "Birch and Sons", "company"),
        ("United States", "the U.S.", "place"),
        ("Los Angeles", "L.A.", "place"),
        ("General Acme Works", "GAW", "company"),
        ("Corvane Airlines", "Corvane", "company"),
        ("Rocket 7", "Rocket 7s", "product"),
    ],
)
def test_a_thing_is_the_same_in_two_articles_under_both_names(left: str, right: str, kind: Kind) -> None:
    assert together(mention(left, kind, "a"), mention(right, kind, "b"))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("Acme", "company"), ("Acme AI", "company")),
        (("Acme", "company"), ("Acme Ventures", "company")),
        (("Acme", "company"), ("Acme Europe", "company")),
        (("Birch", "company"), ("Ada Birch", "person")),
        (("Birch", "company"), ("Birch", "person")),
        (("Corvane", "product"), ("Corvane", "company")),
        (("Rocket 7", "product"), ("Rocket 8", "product")),
        (("Ada Birch", "person"), ("Bo Birch", "person")),
        (("Bo Birch", "person"), ("Bo Birch Jr.", "person")),
    ],
)
@pytest.mark.parametrize("other_article", ["a", "b"])
def test_things_that_merely_share_a_name_stay_apart(
    left: tuple[str, Kind], right: tuple[str, Kind], other_article: str
) -> None:
    assert not together(mention(*left, "a"), mention(*right, other_article))


def test_a_short_name_that_may_be_two_things_is_neither() -> None:
    found = groups(
        mention("Corvane Airlines", article="a"), mention("Corvane Foods", article="b"), mention("Corvane", article="c")
    )
    assert {"Corvane"} in found


def test_a_short_name_that_an_article_uses_for_the_long_one_means_it_elsewhere() -> None:
    long, short = mention("Birch AI", chain=1), mention("Birch", chain=1)
    assert together(long, short, mention("Birch", article="b", chain=1), mention("Birch AI", article="c", chain=4))


def test_a_short_name_stays_apart_where_articles_tell_the_two_apart() -> None:
    wrongly_one = [mention("Birch AI", chain=1), mention("Birch", chain=1)]
    apart = [mention(text, article=name, chain=n) for name in "bcd" for n, text in enumerate(["Birch AI", "Birch"])]
    assert {"Birch"} in [{one.text for one in group if one.article != "a"} for group in resolve([*wrongly_one, *apart])]


def test_a_surname_is_the_person_of_that_name_in_the_article() -> None:
    people = [mention("Ada Birch", "person"), mention("Ms Birch", "person"), mention("Bo Corvane", "person")]
    assert {"Ada Birch", "Ms Birch"} in groups(*people)


def test_a_surname_shared_by_two_is_neither() -> None:
    people = [mention("Ada Birch", "person"), mention("Bo Birch", "person"), mention("Birch", "person")]
    assert groups(*people) == [{"Ada Birch"}, {"Bo Birch"}, {"Birch"}]


@pytest.mark.parametrize("short", ["Bill Corvane", "W. Corvane", "William J. Corvane", "Corvane"])
def test_a_person_is_known_by_nickname_initial_and_surname_in_the_same_company(short: str) -> None:
    first = [mention("William Corvane", "person", "a"), mention("Acme", article="a")]
    second = [mention(short, "person", "b"), mention("Acme", article="b")]
    strangers = [mention(short, "person", "c"), mention("Delmar Foods", article="c")]
    assert {"William Corvane", short} in groups(*first, *second)
    assert {"William Corvane"} in groups(*first, *strangers)


def test_namesakes_with_different_employers_stay_apart() -> None:
    first = [mention("Acme", article="a", start=0), mention("Ada Birch", "person", "a", start=20)]
    second = [mention("Delmar Foods", article="b", start=0), mention("Ada Birch", "person", "b", start=30)]
    third = [mention("Acme", article="c", start=0), mention("Ada Birch", "person", "c", start=30)]
    assert sorted(map(len, resolve([*first, *second, *third]))) == [1, 1, 2, 2]


def test_unnamed_sources_are_never_one_across_articles() -> None:
    assert not together(
        mention("a person close to the talks", "source", "a"), mention("a person close to the talks", "source", "b")
    )


names = st.sampled_from(
    ["Acme", "Acme Inc", "Acme AI", "GAW", "General Acme Works", "Ada Birch", "Birch", "A. Birch", "the company"]
)
kinds = st.sampled_from(["company", "person", "product", "place", "other"])
mentions = st.lists(
    st.builds(mention, names, kinds, st.sampled_from("abc"), st.sampled_from([None, None, 1, 2]), st.integers(0, 500)),
    max_size=12,
    unique_by=lambda one: (one.article, one.start, one.end),
)


@given(mentions, st.randoms(use_true_random=False))
def test_every_mention_is_in_one_group_and_order_makes_no_difference(
    found: list[Mention], chance: random.Random
) -> None:
    grouped = resolve(found)
    assert sorted(map(repr, found)) == sorted(repr(one) for group in grouped for one in group)
    shuffled = chance.sample(found, len(found))
    assert resolve(shuffled) == grouped


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("the carmaker Acme Motors", "acmemotors"),
        ("Acme or Birch", "acmeorbirch"),
        ("Tiffany & Co.", "tiffany"),
        ("Société X", "societex"),
    ],
)
def test_a_name_is_what_is_left_without_what_only_goes_with_it(text: str, key: str) -> None:
    assert parse(text).key == key


@given(st.text(min_size=1))
def test_any_name_gives_a_slug_that_can_stand_in_an_iri(name: str) -> None:
    slug = entity_slug(name)
    assert slug
    assert not set(slug) & set(' <>"{}|\\^`/#?%')


def test_what_one_article_takes_for_another_kind_of_thing_is_what_most_say_it_is() -> None:
    companies = [mention("Corvane", "company", article) for article in "abc"]
    assert together(*companies, mention("Corvane", "person", "d"))
    assert together(*companies, mention("Corvane", "product", "d"))
    assert not together(*companies, mention("Mr Corvane", "person", "d"))
    assert not together(*companies, mention("Corvane", "person", "a"))


def test_the_company_of_one_article_is_not_that_of_another() -> None:
    assert not together(mention("the Company", article="a"), mention("the Company", article="b"))


def test_a_topic_is_the_same_everywhere() -> None:
    assert together(mention("sensors", "topic", "a"), mention("sensor", "topic", "b"))


def test_a_surname_keeps_what_begins_it_and_is_known_without() -> None:
    assert [parse(text, "person").text for text in ("Mr de Wit", "De Wit", "Ada de Wit")] == [
        "de Wit",
        "De Wit",
        "Ada de Wit",
    ]
    assert together(mention("Ada de Wit", "person"), mention("Mr de Wit", "person"), mention("Wit", "person"))


def test_a_name_that_a_person_cannot_have_is_not_taken_in_with_the_chain() -> None:
    chain = [mention(text, "person", chain=1) for text in ("Ada Corvane", "Ms Corvane", "Delmar Foods", "Ada")]
    company = mention("Delmar Foods", "company", "b")
    assert {"Delmar Foods"} in groups(*chain, company)
    assert {"Ada Corvane", "Ms Corvane", "Ada"} in groups(*chain, company)


# Readings → contents


def reading(*claims: Claim, article: str = "a", text: str = "Acme buys Birch Labs.") -> Reading:
    """What an article says, with every mention that its claims need."""
    return Reading(Article(article, text), claims=claims)


ACME = Mention("Acme", 0, 4, kind="company", chain=1, article="a", name="Acme")
BIRCH = Mention("Birch Labs", 10, 20, kind="company", chain=2, article="a", name="Birch Labs")
COURIER = Mention("The Courier", 30, 41, kind="media", chain=3, article="a", name="The Courier")
BUYS = Claim("acquires", ACME, BIRCH, (Passage("a", 0, 21, "Acme buys Birch Labs."),), witnesses=("frames:acquires.1",))
INVESTS = replace(BUYS, relation="investsIn")


def joined(*claims: Claim) -> tuple[Assertion, ...]:
    """The assertions of one article that makes these claims."""
    return join([reading(*claims)]).assertions


def later(claim: Claim, start: int = 500) -> Claim:
    """The same claim in a later sentence."""
    passage = Passage("a", start, start + 7, "(later)")
    ends = [
        replace(end, start=start + end.start, end=start + end.end)
        for end in (claim.subject, claim.object)
        if isinstance(end, Mention)
    ]
    return replace(claim, subject=ends[0], object=ends[1], passages=(passage,))


def test_contents_hold_the_article_the_entities_and_the_claim() -> None:
    contents = join([reading(BUYS)], base="https://acme.example/")
    (claim,) = contents.assertions
    assert list(contents.articles) == ["https://acme.example/article/a"]
    assert {iri: entity.name for iri, entity in contents.entities.items()} == {
        "https://acme.example/entity/acme": "Acme",
        "https://acme.example/entity/birch-labs": "Birch Labs",
    }
    assert (claim.subject, claim.object) == tuple(contents.entities)
    assert claim.passages == (Passage("https://acme.example/article/a", 0, 21, "Acme buys Birch Labs."),)
    assert contents.runs[claim.run] == "newskg; frames"


def test_a_claim_said_again_gains_evidence() -> None:
    (claim,) = joined(later(BUYS), BUYS)
    assert [passage.start for passage in claim.passages] == [0, 500]
    assert claim.iri == joined(BUYS)[0].iri


def test_a_shorter_version_joins_the_fuller_one_and_a_different_one_does_not() -> None:
    two, three = (Money("USD", Decimal(n)) for n in (2, 3))
    full = replace(later(INVESTS), amount=two, share=Share(Decimal("0.5")))
    claims = joined(INVESTS, full, replace(later(INVESTS, 900), amount=three))
    assert [(claim.amount, len(claim.passages)) for claim in sorted(claims, key=lambda claim: str(claim.amount))] == [
        (two, 2),
        (three, 1),
    ]


@pytest.mark.parametrize(
    "change", [{"status": "Denied"}, {"tense": "Past"}, {"attributed_to": (COURIER,)}, {"via": (COURIER,)}]
)
def test_what_is_said_otherwise_is_another_claim(change: dict[str, object]) -> None:
    assert len(joined(BUYS, replace(later(BUYS), **change))) == 2  # type: ignore[arg-type]


def test_a_symmetric_claim_is_not_doubled_when_told_from_the_other_end() -> None:
    works = replace(BUYS, relation="partnersWith")
    back = replace(later(works), subject=replace(BIRCH, start=510, end=520), object=replace(ACME, start=500, end=504))
    assert len(joined(works, back)) == 1


def test_a_claim_of_a_thing_about_itself_is_kept_out() -> None:
    itself = replace(BUYS, object=replace(ACME, start=10, end=14))
    contents, (refusal,) = gate(join([reading(itself)]))
    assert refusal.rule == "nothing-relates-to-itself"
    assert not contents.entities


def test_a_claim_about_something_that_is_not_named_stays_in_the_reading() -> None:
    assert joined(replace(BUYS, subject=replace(ACME, text="the company", form="noun", name=""))) == ()


def test_a_claim_about_the_company_of_a_release_stays_in_the_reading() -> None:
    assert joined(replace(BUYS, subject=replace(ACME, text="Company", name="Company"))) == ()
    board = replace(ACME, text="Board of Directors", name="Board of Directors")
    assert joined(replace(BUYS, subject=board)) == ()


@pytest.mark.parametrize(
    ("owner", "said", "called"),
    [
        ("Acme", "its new battery unit", "Acme's new battery unit"),
        ("Delmar Foods", "Its frozen business", "Delmar Foods' frozen business"),
        ("its", "its new battery unit", "its new battery unit"),
        ("Acme", "the company's battery unit", "Acme's battery unit"),
        ("Acme", "The robotics division", "the robotics division"),
    ],
)
def test_a_unit_without_a_name_is_called_after_its_owner(owner: str, said: str, called: str) -> None:
    short = said.partition("'s")[0] if "'" in said else said[:3]
    form: Form = "noun" if "'" in said else "pronoun"
    stands = Mention(short, 0, len(short), kind="company", form=form, chain=1, article="a", name=owner)
    unit = Mention(said, 0, len(said), kind="organization", form="noun", chain=5, article="a", name=said)
    of_it = replace(BUYS, subject=unit)
    said_so = replace(reading(of_it), mentions=(unit,) if said == "The robotics division" else (stands, unit))
    assert called in {entity.name for entity in join([said_so]).entities.values()}


def owned(called: str, article: str, owner: str = "Acme", at: str = "", start: int = 60) -> Reading:
    """An article that says of what it calls so that Birch Labs has it, of its owner something else, and maybe where."""
    unit = Mention(called, start, start + len(called), "organization", "noun", article=article, name=called)
    there = Mention(at, 90, 90 + len(at), "place", article=article, name=at)
    boss = replace(ACME, text=owner, end=len(owner), name=owner, article=article)
    birch, passages = replace(BIRCH, article=article), (replace(BUYS.passages[0], article=article),)
    claims = [Claim("acquires", birch, unit, passages), Claim("acquires", boss, birch, passages)]
    return reading(*claims, *([Claim("locatedIn", unit, there, passages)] if at else []), article=article)


def things(*readings: Reading) -> list[tuple[str, ...]]:
    """All names of each thing that goes by an owner or a place."""
    entities = join(readings).entities.values()
    return [(one.name, *one.aliases) for one in entities if "refinery" in one.name or "unit" in one.name]


def test_what_goes_by_its_owner_is_one_thing_whatever_the_owner_is_called() -> None:
    both = owned("Acme's refinery", "a"), owned("Acme Inc.'s refinery", "b", "Acme Inc.")
    assert things(*both) == [("Acme Inc.'s refinery", "Acme's refinery")]
    assert len(things(both[0], owned("Delmar Foods' refinery", "b", "Delmar Foods"))) == 2
    assert len(things(both[0], owned("Acme's old refinery", "b"))) == 2


def test_what_goes_by_its_owner_is_one_thing_where_it_may_be_at_one_place() -> None:
    town = owned("Acme's Tarrow refinery", "a", at="Tarrow")
    assert len(things(town, owned("Acme's refinery", "b", at="Tarrow"))) == 1
    assert len(things(town, owned("Acme's refinery", "b"))) == 1
    assert len(things(town, owned("Acme's refinery", "b", at="Linz"))) == 2
    assert len(things(town, owned("Acme's refinery", "b", at="Linz"), owned("Acme's refinery", "c"))) == 3


@pytest.mark.parametrize("called", ["Acme's new unit", "Acme's next scooter unit", "Acme's units"])
def test_a_noun_that_does_not_tell_which_joins_nothing(called: str) -> None:
    assert len(things(owned(called, "a"), owned(called, "b"))) == 2
    assert len(things(owned("Acme's scooter unit", "a"), owned("Acme's scooter unit", "b"))) == 1


def test_what_goes_by_its_place_is_what_goes_by_its_owner_in_the_article() -> None:
    """ "Acme's refinery in Tarrow … the Tarrow refinery"."""
    named = owned("Acme's refinery", "a", at="Tarrow")
    placed = owned("the Tarrow refinery", "a", at="Tarrow", start=200)
    assert things(reading(*named.claims, *placed.claims)) == [("the Tarrow refinery", "Acme's refinery")]
    assert len(things(named, owned("the Tarrow refinery", "b", at="Tarrow"))) == 2


def test_goods_named_for_their_sort_alone_are_a_topic_of_all_articles() -> None:
    software = Mention("software", 60, 68, kind="product", form="noun", article="a", name="new software")
    own = replace(software, text="its software", chain=9)
    said = [replace(BUYS, relation="develops", object=replace(software, article=name)) for name in "ab"]
    contents = join([reading(claim, article=name) for claim, name in zip(said, "ab", strict=True)])
    assert {(entity.name, entity.kind) for entity in contents.entities.values()} == {
        ("Acme", "company"),
        ("software", "topic"),
    }
    assert "product" in {entity.kind for entity in join([reading(replace(said[0], object=own))]).entities.values()}


def test_a_claim_whose_ends_turn_out_to_be_of_the_wrong_kind_is_kept_out() -> None:
    seat = Claim("headquarteredIn", ACME, replace(BIRCH, kind="place"), BUYS.passages)
    contents, (refusal,) = gate(join([reading(BUYS, later(BUYS), seat)]))
    assert refusal.rule == "claim-fits-its-relation"
    assert {claim.relation for claim in contents.assertions} == {"acquires"}
    assert len(contents.entities) == 2


def test_a_name_keeps_its_article_where_it_mostly_has_one() -> None:
    owns = Claim("owns", ACME, COURIER, BUYS.passages)
    assert {entity.name for entity in join([reading(owns)]).entities.values()} == {"Acme", "The Courier"}


def test_merging_entities_renames_no_claim() -> None:
    other = Claim(
        "acquires",
        replace(ACME, article="b", text="Acme Inc.", name="Acme Inc."),
        replace(BIRCH, article="b"),
        BUYS.passages,
    )
    apart = join([reading(BUYS)]).assertions[0].iri
    contents = join([reading(BUYS), reading(other, article="b")])
    assert apart in {claim.iri for claim in contents.assertions}
    assert [entity.aliases for entity in contents.entities.values()] == [("Acme Inc.",), ()]


def test_two_texts_with_one_identifier_are_two_articles_with_claims_of_their_own() -> None:
    contents = join([reading(BUYS), reading(BUYS, text="Acme buys Birch Labs!")])
    assert len(contents.articles) == len(contents.assertions) == 2
    assert {claim.article for claim in contents.assertions} == set(contents.articles)
    assert all(iri.startswith("https://newskg.example/article/a-") for iri in contents.articles)


def test_the_same_article_twice_counts_once() -> None:
    assert join([reading(BUYS), reading(BUYS)]) == join([reading(BUYS)])


def test_things_of_one_name_have_iris_of_their_own() -> None:
    product = Mention("Birch Labs", 50, 60, kind="product", chain=7, article="a", name="Birch Labs")
    contents = join([reading(BUYS, replace(later(BUYS), relation="develops", subject=ACME, object=product))])
    assert [iri.rpartition("/")[2] for iri in contents.entities] == ["acme", "birch-labs", "birch-labs-product"]


def test_namesakes_have_iris_that_tell_where_they_are_first_named() -> None:
    people = [Mention("Ada Lind", 0, 8, kind="person", chain=9, article=name, name="Ada Lind") for name in "ab"]
    claims = [replace(BUYS, relation="worksFor", subject=people[0], object=ACME)]
    claims += [replace(BUYS, relation="worksFor", subject=people[1], object=BIRCH)]
    contents = join(reading(claim, article=name) for claim, name in zip(claims, "ab", strict=True))
    first, second = (iri.rpartition("/")[2] for iri in contents.entities if "lind" in iri)
    assert first == "ada-lind"
    assert re.fullmatch("ada-lind-[0-9a-f]{6}", second)


def test_an_unnamed_source_is_one_of_its_article_alone() -> None:
    source = Mention("a person close to it", 60, 80, kind="source", form="noun", chain=5, article="a")
    claims = [replace(BUYS, attributed_to=(replace(source, article=name),)) for name in "ab"]
    contents = join([reading(claim, article=name) for claim, name in zip(claims, "ab", strict=True)])
    assert len([entity for entity in contents.entities.values() if entity.kind == "source"]) == 2


def test_a_byline_leads_to_the_article_itself() -> None:
    author = Mention("Ada Birch", 3, 12, kind="person", chain=1, article="a", name="Ada Birch")
    whole = Mention("", 0, 0, kind="work", form="noun", article="a")
    contents = join([reading(Claim("authorOf", author, whole, (Passage("a", 0, 12, "By Ada Birch"),)))])
    assert [claim.object for claim in contents.assertions] == list(contents.articles)


@given(st.randoms(use_true_random=False))
def test_the_order_of_readings_and_claims_makes_no_difference(chance: random.Random) -> None:
    two = replace(
        BUYS, subject=replace(ACME, article="b"), object=replace(BIRCH, article="b"), amount=Money("EUR", Decimal(2))
    )
    claims = [BUYS, later(BUYS), replace(later(BUYS, 900), role="x"), INVESTS]
    expected = join([reading(*claims), reading(two, article="b")])
    again = [reading(*chance.sample(claims, len(claims))), reading(two, article="b")]
    assert same_bytes(join(chance.sample(again, 2)), expected)


def same_bytes(left: Contents, right: Contents) -> bool:
    """Whether two contents are equal, order included, texts of articles and mentions aside."""
    return repr((left.entities, left.assertions, left.runs, left.merges)) == repr(
        (right.entities, right.assertions, right.runs, right.merges)
    )


# Why names are one


def merges(*mentions: Mention, wishes: Wishes = NO_WISHES) -> set[tuple[tuple[str, ...], str]]:
    """The names and reasons of all merges, where somebody buys each of the things mentioned."""
    claims = [
        replace(BUYS, subject=replace(BIRCH, article=one.article), object=replace(one, name=one.text))
        for one in mentions
    ]
    said = [reading(claim, article=claim.subject.article) for claim in claims]
    articles = {one.article.id: [other for other in said if other.article.id == one.article.id] for one in said}
    together = [replace(each[0], claims=tuple(c for one in each for c in one.claims)) for each in articles.values()]
    return {(merge.names, merge.reason) for merge in join(together, wishes=wishes).merges}


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("Delmar Foods", "Delmar Foods Inc.", "legal form"),
        ("Delmar Foods", "DelmarFoods", "spelling"),
        ("Corvane Airlines", "Corvane", "short name"),
        ("General Acme Works", "GAW", "acronym"),
    ],
)
@pytest.mark.parametrize("article", ["a", "b"])
def test_two_names_of_one_thing_are_joined_by_a_statement(left: str, right: str, reason: str, article: str) -> None:
    said = merges(mention(left), mention(right, article=article))
    assert said == {(tuple(sorted((left, right))), reason)}


def test_names_of_one_chain_are_joined_by_a_statement() -> None:
    said = merges(mention("Delmar Foods", chain=5), mention("The Red Giant", chain=5))
    assert said == {(("Delmar Foods", "Red Giant"), "one article uses both")}


def test_that_equal_names_are_one_goes_without_saying() -> None:
    assert merges(mention("Delmar Foods"), mention("DELMAR FOODS", article="b")) == set()


def test_what_joins_two_of_one_name_is_said_where_it_is_more_than_the_name() -> None:
    names = [("Delmar Foods", "company"), ("Ada Lind", "person")]
    people = [mention(text, kind, article, start=n * 20) for article in "ab" for n, (text, kind) in enumerate(names)]  # type: ignore[arg-type]
    hires = [
        replace(BUYS, relation="worksFor", subject=person, object=company)
        for company, person in (people[:2], people[2:])
    ]
    contents = join(reading(claim, article=claim.subject.article) for claim in hires)
    assert [(merge.names, merge.reason) for merge in contents.merges] == [(("Ada Lind",), "same name, same company")]


def test_a_merge_is_of_an_entity_of_the_graph_and_of_names_that_it_goes_by() -> None:
    claims = [BUYS, replace(later(BUYS), subject=replace(ACME, start=500, end=508, text="Acme Inc", name="Acme Inc"))]
    contents = join([reading(*claims)])
    (merge,) = contents.merges
    entity = contents.entities[merge.entity]
    assert {entity.name, *entity.aliases} == set(merge.names)
    assert merge.iri.startswith("https://newskg.example/merge/")


# What people decide


def decided(tmp_path: Path, text: str) -> Wishes:
    """The wishes of an entities.toml."""
    path = tmp_path / "entities.toml"
    path.write_text(text, encoding="utf-8")
    return read_wishes(path)


def test_names_that_people_call_the_same_are_one_thing(tmp_path: Path) -> None:
    wishes = decided(tmp_path, '[[same]]\nnames = ["Acme", "Big Red"]')
    red = replace(later(BUYS), subject=replace(ACME, start=500, end=504, text="Big Red", name="Big Red", chain=8))
    assert len(join([reading(BUYS, red)]).entities) == 3
    decided_so = join([reading(BUYS, red)], wishes=wishes)
    assert len(decided_so.entities) == 2
    assert [(merge.names, merge.reason) for merge in decided_so.merges] == [(("Acme", "Big Red"), "decided by hand")]


def test_names_that_people_call_different_stay_apart_whatever_the_reader_says(tmp_path: Path) -> None:
    wishes = decided(tmp_path, '[[different]]\nnames = ["Acme", "Acme Airlines"]')
    airline = replace(
        later(BUYS), subject=replace(ACME, start=500, end=513, text="Acme Airlines", name="Acme Airlines")
    )
    names = {entity.name for entity in join([reading(BUYS, airline)], wishes=wishes).entities.values()}
    assert names == {"Acme", "Acme Airlines", "Birch Labs"}


def test_a_name_that_people_call_another_thing_in_some_articles_is_two(tmp_path: Path) -> None:
    wishes = decided(tmp_path, '[[different]]\nname = "Acme Inc"\narticles = ["b.txt", "c.txt"]')
    claims = {id: replace(BUYS, subject=replace(ACME, article=id), object=replace(BIRCH, article=id)) for id in "abcd"}
    said = [reading(claim, article=f"{id}.txt") for id, claim in claims.items()]
    entities = join(said, wishes=wishes).entities.values()
    articles = {tuple(one.removeprefix("https://newskg.example/article/") for one in e.articles) for e in entities}
    assert articles == {("a.txt", "d.txt"), ("b.txt", "c.txt"), ("a.txt", "b.txt", "c.txt", "d.txt")}


def test_a_preferred_name_kind_and_iri_are_honoured(tmp_path: Path) -> None:
    wishes = decided(
        tmp_path,
        '[[entity]]\nname = "Acme Inc"\npreferred = "Acme Group"\nkind = "media"\nsameAs = ["https://example.org/acme"]',
    )
    entity = join([reading(BUYS)], wishes=wishes).entities["https://newskg.example/entity/acme-group"]
    assert (entity.name, entity.kind, entity.aliases) == ("Acme Group", "media", ("Acme",))
    assert entity.same_as == ("https://example.org/acme",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[sane]]\nnames = ["a", "b"]', "[sane] is not known"),
        ('[[same]]\nnames = ["a"]', "[[same]] number 1: names must be a list of two or more names"),
        ('[[different]]\nname = "a"', "write names, or a name and the articles in which it is another thing"),
        ('[[entity]]\nname = "a"\ncolour = "red"', "'colour' is not known; write kind, name, preferred, sameAs"),
        ('[[entity]]\nname = "a"\nkind = "firm"', "'firm' is no kind"),
        ("[[same", "not readable as TOML"),
    ],
)
def test_a_slip_in_the_file_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(OntologyError, match=r"entities\.toml") as caught:
        decided(tmp_path, text)
    assert said in str(caught.value)


# What is worth a look


def entity(name: str, kind: Kind, *aliases: str) -> Entity:
    """An entity of one article."""
    return Entity(f"https://newskg.example/entity/{entity_slug(name)}-{kind}", name, kind, aliases, ("a",))


def test_names_that_are_nearly_one_are_doubtful() -> None:
    pairs = [("Corvane", "Corvane Airlines"), ("Ada Lind", "A. Lind"), ("Halberd Tools", "Halbert Tools")]
    kinds: dict[str, Kind] = {"Ada Lind": "person"}
    found = doubtful(entity(name, kinds.get(pair[0], "company")) for pair in pairs for name in pair)
    assert {frozenset((doubt.left.name, doubt.right.name)) for doubt in found} == set(map(frozenset, pairs))


def test_topics_and_things_without_a_name_are_in_no_doubt() -> None:
    things = [entity("software", "topic"), entity("software tools", "topic"), entity("a new brand", "product")]
    assert doubtful([*things, entity("a new brand", "company")]) == []
    assert doubtful([entity("Corvane", "company"), entity("Corvane's new plant", "organization")]) == []


def test_two_names_joined_on_little_are_doubtful() -> None:
    weak = Merge("m:1", "e:1", ("Acme", "Big Red"), "one article uses both", 0.6)
    sure = Merge("m:2", "e:1", ("Acme", "Acme Inc"), "legal form", 0.97)
    assert doubtful_merges([sure, weak, replace(weak, iri="m:3", names=("Acme",))]) == [weak]
