"""From the names of a corpus to its entities: which names are one, why, and what the one is called.

Names are joined by rules from sure to less sure. No rule joins two people on a surname alone where the corpus holds two
bearers, none joins bodies or laws of two countries, and none what a correction splits.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, product

from pipeline.analysis.entities.named import MANY, SURE, Calling, Joined, Key, Names, is_perhaps_surname, same_stem
from pipeline.analysis.entities.people import Circles, join_people
from pipeline.given.corrections import Correction, KnownName
from pipeline.naming.compare import NEARLY, TITLED, Comparison, body_words, compare
from pipeline.naming.countries import Countries, regions
from pipeline.naming.groups import Groups
from pipeline.naming.known import known_as
from pipeline.naming.laws import is_programme
from pipeline.naming.misprints import misprints
from pipeline.naming.stems import BODIES, Stems

Stem = tuple[str, tuple[str, ...]]
"""A country and the words of a name without it."""

LABELS = ("AGENCY", "LAW", "ORG", "PERSON", "PLACE")


BROADER = frozenset({"national", "state", "republican"})
"""Words that a body may bear or not: "National Audit Office" beside "Audit Office" of one country."""


FEDERAL, DEPARTMENTS = frozenset({"federal"}), frozenset({"department", "ministry"})
"""A federal court is not that of a canton, but a country has one ministry for each matter."""


def resolve(
    circles: Circles,
    stems: Stems,
    corrections: Sequence[Correction],
    known: Sequence[KnownName],
    related: Sequence[tuple[Key, Key]],
) -> Iterator[Joined]:
    """Every name with its entity, in the order of label and name. What is `related` is two: a body and its successor or whole."""
    names = circles.names
    split = chain.from_iterable(
        product(names.by_name[each.name], names.by_name[each.other]) for each in corrections if each.action == "split"
    )
    groups: Groups[Key] = Groups([*split, *related], lambda key: key.country)
    keys = sorted(names.counts)
    _join_known(keys, known, groups)
    _join_labels(keys, groups)
    _join_acronyms(names, groups)
    _join_titles(names, groups)
    _join_spelt_out(names, groups)
    _join_misprints(keys, names, groups)
    for label in LABELS:
        own = [key for key in keys if key.label == label]
        if label == "PERSON":
            join_people([*own, *filter(is_perhaps_surname, keys)], circles, groups)
        else:
            _join_bodies(own, stems, groups)
            _join_programmes(own, names, groups)
            _join_of_region(own, names, groups)
    _join_with_wholes(related, names, groups)
    _join_corrected(keys, corrections, groups)
    yield from Calling(names, stems, corrections, known).joined(keys, groups)


def _join_known(keys: list[Key], known: Sequence[KnownName], groups: Groups[Key]) -> None:
    """Names that known.csv or a lexicon calls spellings of one."""
    listed = {(each.type == "PERSON", alias): each.name for each in known for alias in each.names()}
    by_name: dict[str, list[Key]] = defaultdict(list)
    for key in keys:
        is_person = key.label == "PERSON"
        name = listed.get((is_person, key.name)) or (None if is_person else known_as(*key))
        if name is not None:
            by_name[name].append(key)
    for own in by_name.values():
        _join_of_one_name(own, Comparison(1.0, "known name"), groups)


def _join_of_one_name(keys: Sequence[Key], why: Comparison, groups: Groups[Key]) -> None:
    """Those of one country are one, and those of none are theirs where no second country has the name."""
    by_country: dict[str, list[Key]] = defaultdict(list)
    for key in keys:
        by_country[key.country].append(key)
    for own in by_country.values():
        _join_all(own[1:], own[0], why, groups)
    if len(by_country) == 2 and "" in by_country:
        one, other = by_country.values()
        groups.join(one[0], other[0], why)


def _join_labels(keys: list[Key], groups: Groups[Key]) -> None:
    """One name found with several labels is one entity, but for a person's surname and a body whose country is open."""
    by_name: dict[str, list[Key]] = defaultdict(list)
    for key in keys:
        if key.label != "PERSON":
            by_name[key.name].append(key)
    for own in by_name.values():
        for part in _parts(own):
            _join_of_one_name(part, Comparison(1.0, "same name, other label"), groups)


def _parts(keys: list[Key]) -> tuple[list[Key], ...]:
    """Keys of one name; where a body or law is among those of no country, these apart from the others."""
    without = [key for key in keys if not key.country]
    is_open = any(key.label in BODIES for key in without)
    return (without, [key for key in keys if key.country]) if is_open else (keys,)


def _join_acronyms(names: Names, groups: Groups[Key]) -> None:
    """An acronym alone is the name for which releases introduce it; long forms that share one and begin alike are one.

    Where releases introduce it for several bodies of a country, it is that for which nearly all do. The acronym of bodies of
    several countries is each country's, and where its release leaves it open nobody's.
    """
    introduced = Comparison(0.95, "acronym introduced in the corpus")
    for acronym, forms in _long_forms(names):
        alone = [key for label in LABELS if label != "PERSON" for key in _of_names(names, label, [acronym])]
        for country in sorted({key.country for key in forms}):
            own = [key for key in forms if key.country == country]
            alike = (one for one in own[1:] if _same_beginning(one.name, own[0].name))
            _join_all(alike, own[0], Comparison(0.9, f"same acronym {acronym}, one name within the other"), groups)
            if (meant := _meant(acronym, own, names, groups)) is not None:
                _join_all((key for key in alone if key.country == country), meant, introduced, groups)
        of_one_country = len({key.country for key in forms} - {""}) < 2
        if of_one_country and (meant := _meant(acronym, forms, names, groups)) is not None:
            _join_all(alone, meant, introduced, groups)


def _meant(acronym: str, forms: Sequence[Key], names: Names, groups: Groups[Key]) -> Key | None:
    """The name that an acronym stands for: its only one, or that for which releases give it MANY times as often as for others,
    or the only one of whose words it has the first letters."""
    given: Counter[Key] = Counter()
    for key in forms:
        given[groups.of(key)] += names.acronyms[key][acronym]
    most, times = given.most_common(1)[0]
    if times >= MANY * (given.total() - times):
        return most
    spelt = {groups.of(key) for key in forms if compare(acronym, key.name, key.label).reason == "acronym"}
    return min(spelt) if len(spelt) == 1 else None


def _join_titles(names: Names, groups: Groups[Key]) -> None:
    """A law that releases call by the title that another gives for it."""
    for key, titles in sorted(names.titles.items()):
        alike = (other for other in _of_names(names, key.label, sorted(titles)) if other.country == key.country)
        _join_all(alike, key, TITLED, groups)


def _join_spelt_out(names: Names, groups: Groups[Key]) -> None:
    """ "GL Norland" is "Grain League Norland", and "GL League" the "Grain League", where releases introduce GL for that alone."""
    forms = {acronym: own for acronym, own in _long_forms(names) if groups.are_one(own)}
    for key in (key for key in sorted(names.counts) if key.label != "PERSON"):
        spelt = _of_names(names, key.label, _spelt_out(key.name, forms))
        alike = [other for other in spelt if other.country == key.country]
        _join_all([*alike[:1], *_with_noun(key, forms)], key, Comparison(0.95, "the same with its acronym spelt out"), groups)


def _with_noun(key: Key, forms: Mapping[str, Sequence[Key]]) -> Sequence[Key]:
    """The long form of an acronym behind which a name says once more what it ends in."""
    *_, acronym, noun = ("", *key.name.split())
    return [form for form in forms.get(acronym, ())[:1] if form.name.endswith(f" {noun}")]


def _spelt_out(name: str, forms: Mapping[str, Sequence[Key]]) -> list[str]:
    """A name of several words with the acronym that it begins with as each of its long forms."""
    acronym, _, rest = name.partition(" ")
    return sorted({f"{form.name} {rest}" for form in forms.get(acronym, ())}) if rest else []


def _join_with_wholes(related: Iterable[tuple[Key, Key]], names: Names, groups: Groups[Key]) -> None:
    """ "Audit Ministry Grain Division", "Grain Division of the Audit Ministry": the division that is said to be that ministry's
    and no other body's."""
    wholes: dict[Key, list[Key]] = defaultdict(list)
    for part, whole in sorted(set(related)):
        wholes[groups.of(part)].append(whole)
    why = Comparison(0.95, "the same with what it is part of")
    for part, own in wholes.items():
        if groups.are_one(own):
            longer = {name for whole in own for name in (f"{whole.name} {part.name}", f"{part.name} of the {whole.name}")}
            _join_all(_of_names(names, part.label, sorted(longer)), part, why, groups)


def _join_all(keys: Iterable[Key], to: Key, why: Comparison, groups: Groups[Key]) -> None:
    for key in keys:
        groups.join(key, to, why)


def _of_names(names: Names, label: str, wanted: Iterable[str]) -> Iterator[Key]:
    """The keys of a label and of any of the names, in their order."""
    return (key for name in wanted for key in names.by_name[name] if key.label == label)


def _long_forms(names: Names) -> Iterator[tuple[str, list[Key]]]:
    """Every acronym with the names that releases give it for, the most mentioned first."""
    forms: dict[str, list[Key]] = defaultdict(list)
    for key, given in names.acronyms.items():
        for acronym in given:
            forms[acronym].append(key)
    for acronym, own in sorted(forms.items()):
        yield acronym, sorted(own, key=lambda key: (-names.counts[key], key))


def _same_beginning(one: str, other: str) -> bool:
    a, b = body_words(one), body_words(other)
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    return (
        compare(one, other, "AGENCY").similarity >= SURE
        or (len(short) > 1 and long[: len(short)] == short)
        or set(short) <= set(long)
    )


def _join_bodies(keys: list[Key], stems: Stems, groups: Groups[Key]) -> None:
    """Bodies, places and laws of one country whose telling words agree, however the country stands in their names."""
    by_words: dict[Stem, Key] = {}
    for key in keys:
        words = stems.words(*key) if key.label in BODIES else tuple(sorted(body_words(key.name)))
        first = by_words.setdefault((key.country, words), key)
        groups.join(key, first, same_stem(key, first))
    for stem, first in by_words.items():
        _join_broader(stem, first, by_words, groups)


def _join_misprints(keys: list[Key], names: Names, groups: Groups[Key]) -> None:
    """Bodies and laws of one country of which one is written with a misprint."""
    for pair in misprints([key.name for key in keys if key.label in BODIES]):
        for one, other in product(*(names.by_name[name] for name in pair)):
            if (one.label, one.country) == (other.label, other.country):
                groups.join(one, other, Comparison(NEARLY, "misprint"))


def _join_of_region(keys: list[Key], names: Names, groups: Groups[Key]) -> None:
    """ "Court of Appeal" is the "Lugano Court of Appeal" where all releases that have the one have the other, and none
    besides."""
    fronted: dict[tuple[str, Key], list[Key]] = defaultdict(list)
    for key, rest in _with_places(keys):
        for release in names.releases[key]:
            fronted[release, rest].append(key)
    why = Comparison(0.9, "the same without its place, in the same releases")
    for key in keys:
        found = [fronted.get((release, key), []) for release in sorted(names.releases[key])]
        if all(found) and groups.are_one(each for own in found for each in own):
            groups.join(key, found[0][0], why)


def _with_places(keys: list[Key]) -> Iterator[tuple[Key, Key]]:
    """The bodies that bear a place of their country in front, each with what it is without."""
    for key in (key for key in keys if key.label == "AGENCY"):
        place, _, rest = key.name.partition(" ")
        if rest and (regions().only(place) or Countries().only(place)) == key.country:
            yield key, key._replace(name=rest)


def _join_programmes(keys: list[Key], names: Names, groups: Groups[Key]) -> None:
    """ "Clean Grain Programme" is "Clean Grain", where that is a law or plan of the same country."""
    why = Comparison(0.9, "the same without its noun")
    for key in (key for key in keys if key.label == "LAW"):
        bare, _, noun = key.name.rpartition(" ")
        if " " in bare and is_programme(noun):
            _join_all((each for each in names.by_name[bare] if each == key._replace(name=bare)), key, why, groups)


def _join_broader(stem: Stem, key: Key, by_words: Mapping[Stem, Key], groups: Groups[Key]) -> None:
    """A body joins the only one of its country that says "National" or "State" besides, a department one that says "Federal"."""
    country, own = stem
    broader = BROADER | FEDERAL if DEPARTMENTS & {*own} else BROADER
    if key.label != "AGENCY" or not country or broader & {*own}:
        return
    others = [by_words[fuller] for word in sorted(broader) if (fuller := (country, tuple(sorted((*own, word))))) in by_words]
    if len(others) == 1:
        groups.join(key, others[0], Comparison(0.9, "same name of one country but for National or State"))


def _join_corrected(keys: list[Key], corrections: Sequence[Correction], groups: Groups[Key]) -> None:
    """What people say is one; of names that several countries have, each with its own, but of a name and itself all."""
    by_name: dict[str, list[Key]] = defaultdict(list)
    for key in keys:
        by_name[key.name].append(key)
    why = Comparison(1.0, "correction")
    for merge in (correction for correction in corrections if correction.action == "merge"):
        for one, other in _pairs(by_name[merge.name], by_name[merge.other]):
            groups.unite(one, other, why)


def _pairs(ones: Sequence[Key], others: Sequence[Key]) -> list[tuple[Key, Key]]:
    """Pairs of two keys of one country, else of any."""
    pairs = [(one, other) for one, other in product(ones, others) if one != other]
    return [(one, other) for one, other in pairs if one.country == other.country] or pairs
