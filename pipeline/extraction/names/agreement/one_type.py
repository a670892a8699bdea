"""A release agrees with itself: a name found once is found everywhere in it, and is of one type.

In a headline that capitalises every word a capital says nothing: there only names count that the body or a lexicon knows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.extraction.names.agreement.introduced import called, introduced
from pipeline.extraction.names.headlines import headline_end
from pipeline.extraction.names.parts.known import attributive
from pipeline.extraction.names.parts.people import name_end
from pipeline.extraction.names.parts.short_forms import PREPOSITIONS, Form, first_part, form, short_forms
from pipeline.extraction.names.rules import ACRONYM, AGAIN, GENERIC, HEAD, LONE_HEAD, MODEL
from pipeline.extraction.names.sheet import Sheet, Span
from pipeline.extraction.text.lexicon import adjectives, heads, noted, particles, place_heads, portfolios
from pipeline.extraction.text.words import FUNCTION_TAGS, GENERATION, Word


def agree(sheet: Sheet, body: int) -> None:
    """Corrects and completes the names of a release."""
    _doubt_headline(sheet, headline_end(sheet.words, body))
    _claim_acronyms(sheet)
    _with_adjectives(sheet)
    _one_type(sheet)
    _surnames_like_places(sheet)
    sheet.claim_all(_again(sheet))
    if _claim_acronyms(sheet):
        _one_type(sheet)
    sheet.claim_all(_heads_alone(sheet))


def _doubt_headline(sheet: Sheet, headline: int) -> None:
    """Takes back the names of a headline, where every word has a capital, but those that are sure."""
    words = sheet.words
    for span in [span for span in sheet.spans if span.hi <= headline]:
        explained = words[span.hi].text == "("  # an acronym follows: the name is meant
        dated = span.label == "LAW" and words[span.lo].text[0].isdigit()  # "2031-33 Grain Report"
        person = span.rule.kind in ("title", "model") and span.hi - span.lo > 1 and _is_seen_as_person(words[span.lo : span.hi])
        if (
            span.rule.kind not in ("known", "legal form")
            and not person
            and not ((explained or dated) and span.rule.kind == "head")
        ):
            sheet.replace(span)


def _is_seen_as_person(run: list[Word]) -> bool:
    return all(word.ent == "PERSON" or not word.cap or word.text in GENERATION for word in run)


def _claim_acronyms(sheet: Sheet) -> bool:
    """An acronym has the type of what it stands for. Returns whether one has been found that was none before."""
    acronyms = ((Span(i, i + 1, long.label, ACRONYM), long) for i, long in introduced(sheet))
    found = [pair for pair in (*acronyms, *called(sheet)) if sheet.owner(pair[0].lo) != pair[0]]
    for short, long in found:
        for own in {owner for k in range(short.lo, short.hi) if (owner := sheet.owner(k)) is not None} - {long}:
            sheet.replace(own)
        sheet.claim(short)
    return bool(found)


def _with_adjectives(sheet: Sheet) -> None:
    """A body keeps the adjective of its country where the release has it in the name: "Norlandic Grain Board (NGB)"."""
    names = {form(sheet.written(span)) for span in sheet.spans if span.label in ("AGENCY", "ORG")}
    for span in [span for span in sheet.spans if span.label in ("AGENCY", "ORG")]:
        led = span.lo and sheet.words[span.lo - 1].text in adjectives() and sheet.owner(span.lo - 1) is None
        if led and (*form(sheet.words[span.lo - 1].text), *form(sheet.written(span))) in names:
            sheet.replace(span, Span(span.lo - 1, span.hi, span.label, span.rule))


def _one_type(sheet: Sheet) -> None:
    """Gives every name the label for which most speaks in the release."""
    votes: dict[Form, Counter[str]] = {}
    occurrences: Counter[Form] = Counter()
    for span in sheet.spans:
        votes.setdefault(form(sheet.written(span)), Counter())[span.label] += span.rule.trust
        occurrences[form(sheet.written(span))] += 1
    _vote_for_acronyms(sheet, votes, occurrences)
    _vote_for_short_forms(sheet, votes, occurrences)
    _vote_for_lone_heads(sheet, votes)
    _vote_for_places(sheet, votes, occurrences)
    for span in list(sheet.spans):
        best = max(votes[form(sheet.written(span))].items(), key=lambda vote: (vote[1], vote[0]))[0]
        if best != span.label:
            sheet.replace(span, Span(span.lo, span.hi, best, span.rule))


def _vote_for_acronyms(sheet: Sheet, votes: dict[Form, Counter[str]], occurrences: Counter[Form]) -> None:
    """An acronym in brackets has the type of the name before them, whatever the model says of it elsewhere."""
    for span in (span for span in sheet.spans if span.rule is ACRONYM):
        short = form(sheet.written(span))
        votes[short][span.label] += (MODEL.trust + 1) * occurrences[short]


def _vote_for_short_forms(sheet: Sheet, votes: dict[Form, Counter[str]], occurrences: Counter[Form]) -> None:
    """ "Bank Group" is of the type of "World Bank Group", "Brennik" of that of "Jorun Brennik"."""
    full = {
        (sheet.written(span), span.label, span.rule)
        for span in sheet.spans
        if span.hi - span.lo > (1 if span.label == "PERSON" else 2)
    }
    for written, label, rule in full:
        for short in short_forms(written, label) & votes.keys():
            votes[short][label] += (rule.trust + 1) * (occurrences[short] if len(short) > 1 else 1)


def _vote_for_places(sheet: Sheet, votes: dict[Form, Counter[str]], occurrences: Counter[Form]) -> None:
    """What a public body is of is a place: "Central Bank of Velmark" tells of every "Velmark" of the release."""
    words = sheet.words
    for span in sheet.spans:
        of = span.label == "AGENCY" and span.hi - span.lo > 2 and words[span.hi - 2].lower == "of"
        place = form(words[span.hi - 1].text)
        if of and place in votes and words[span.hi - 1].text not in portfolios():
            votes[place]["PLACE"] += GENERIC.trust * occurrences[place]


def _vote_for_lone_heads(sheet: Sheet, votes: dict[Form, Counter[str]]) -> None:
    """ "the Center" is of the type of the one kind of names that the release has with that head."""
    kinds: dict[Form, set[str]] = {}
    for span in (span for span in sheet.spans if span.hi - span.lo > 1 and span.rule.kind in ("head", "known")):
        for word in sheet.words[span.lo : span.hi]:
            kinds.setdefault(form(word.text), set()).add(span.label)
    for span in (span for span in sheet.spans if span.hi - span.lo == 1 and span.rule.kind == "head"):
        lone = form(sheet.written(span))
        if len(kinds.get(lone, ())) == 1:
            votes[lone][min(kinds[lone])] += HEAD.trust + 1


ByFirst = dict[str, list[tuple[Form, str]]]
"""First word → the forms of the names that begin with it, the longest first, with their labels."""


def _again(sheet: Sheet) -> Iterator[Span]:
    """Free words that repeat a name of the release, in full or in a shorter form."""
    by_first, small = _forms_by_first(sheet)
    words, forms = sheet.words, sheet.once(_forms)
    i = 0
    while i < len(words):
        if forms[i] not in by_first:
            i += 1
            continue
        hi, label = _match(sheet, forms, i, by_first[forms[i]], small)
        label = "" if label != "PLACE" and _goes_on_as_place(sheet, hi) else label
        if label == "PERSON":
            yield Span(_given_names_before(sheet, i), _given_names_behind(sheet, i, hi), label, AGAIN)
        elif label and not attributive(words, i, hi - i):
            yield Span(i, hi, label, AGAIN)
        i = max(hi, i + 1)


def _goes_on_as_place(sheet: Sheet, hi: int) -> bool:
    """ "Liberty Village" in a release about Liberty Mills Ltd."""
    words = sheet.words
    return hi < len(words) and words[hi].glued and words[hi].cap and words[hi].text in place_heads() and not sheet.owner(hi)


def _forms_by_first(sheet: Sheet) -> tuple[ByFirst, set[Form]]:
    """The forms of the release's names, those found for the best reason first; and those that laws may have in small letters."""
    known: dict[Form, str] = {}
    for span in sorted(sheet.spans, key=lambda span: -span.rule.trust):
        written = sheet.written(span)
        ordinary = sheet.once(_ordinary) if span.label == "ORG" else frozenset()
        for each in (form(written), *(short_forms(written, span.label) - ordinary)):
            known.setdefault(each, span.label)
    by_first: ByFirst = {}
    for each, label in sorted(known.items(), key=lambda item: -len(item[0])):
        by_first.setdefault(each[0], []).append((each, label))
    return by_first, {first_part(sheet.written(span)) for span in sheet.spans if span.label == "LAW"}


def _ordinary(sheet: Sheet) -> frozenset[Form]:
    """The words that the release has in small letters as well: "Medical" is not short for "Medical Mills Ltd" in it."""
    return frozenset((word.lower,) for word in sheet.words if not word.cap and word.text[0].islower())


def _heads_alone(sheet: Sheet) -> Iterator[Span]:
    """ "the Company", "the Bank", of an organisation that the release names in full; "the Act", of a law."""
    words = sheet.words
    named = _labels_by_word(sheet)
    for i in range(1, len(words) - 1):
        text = words[i].text
        alone = words[i].cap and words[i - 1].lower == "the" and not words[i + 1].cap and not sheet.owner(i)
        if alone and text in noted("body_heads", "short") and text in named:
            yield Span(i, i + 1, max(named[text].items(), key=lambda label: (label[1], label[0]))[0], LONE_HEAD)
        elif text in named and named[text]["LAW"] and _is_law_again(sheet, i):
            yield Span(i, i + 1, "LAW", LONE_HEAD)


def _labels_by_word(sheet: Sheet) -> dict[str, Counter[str]]:
    """Word of a name of several words → the labels of such names."""
    named: dict[str, Counter[str]] = {}
    for span in sheet.spans:
        for word in sheet.words[span.lo : span.hi] if span.hi - span.lo > 1 else ():
            named.setdefault(word.text, Counter())[span.label] += 1
    named.setdefault("Company", Counter({"ORG": 1}))  # whichever it is, it is no public body
    return named


def _is_law_again(sheet: Sheet, i: int) -> bool:
    """ "this Act", "the Bill", of a law that the release names in full."""
    words = sheet.words
    lone = (
        words[i].cap
        and not words[i].first
        and words[i].glued
        and not sheet.owner(i)
        and not (words[i + 1].cap and words[i + 1].glued)
    )
    led = words[i - 1].lower in ("the", "this", "that", "these")
    return lone and led and words[i].text in heads() and heads()[words[i].text].label == "LAW"


def _forms(sheet: Sheet) -> list[str]:
    """The form of every word."""
    return ["".join(form(word.text)) for word in sheet.words]


def _given_names_before(sheet: Sheet, i: int) -> int:
    """Where a person's name begins whose surname stands at i: the model's person may reach back over given names."""
    words = sheet.words
    while i and words[i].glued and words[i - 1].cap and words[i - 1].ent == words[i].ent == "PERSON" and not sheet.owner(i - 1):
        if (words[i - 1].first and words[i - 1].tag != "NNP") or _is_acronym_before(words, i):
            break
        i -= 1
    return i


def _is_acronym_before(words: list[Word], i: int) -> bool:
    """Whether the word before a surname in small letters is the acronym of an office or body: "PHC Brennik said"."""
    before = words[i - 1].text
    return len(before) > 2 and before.isalpha() and before.isupper() and not words[i].text.isupper()


def _given_names_behind(sheet: Sheet, i: int, hi: int) -> int:
    """Where a person's name ends whose surname stands at i, before the given names: "Wang Xiao-ming"."""
    words = sheet.words
    whole = hi == i + 1 and hi < len(words) and words[hi].cap and words[hi].glued and not words[hi].first
    return name_end(sheet, i) if whole and words[i].ent == words[hi].ent == "PERSON" and not sheet.owner(hi) else hi


def _surnames_like_places(sheet: Sheet) -> None:
    """ "Paris claims that …" in a release about Jane Paris: a place only behind the preposition of one."""
    words = sheet.words
    surnames = {words[span.hi - 1].text for span in sheet.spans if span.label == "PERSON" and span.hi - span.lo > 1}
    for span in list(sheet.spans):
        named = span.label == "PLACE" and span.hi - span.lo == 1 and words[span.lo].text in surnames
        if named and not (
            span.lo and words[span.lo - 1].lower in ("in", "at", "from", "near", "to", "of", ",", "around", "outside")
        ):
            sheet.replace(span, Span(span.lo, span.hi, "PERSON", AGAIN))


def _match(sheet: Sheet, forms: list[str], i: int, candidates: list[tuple[Form, str]], small: set[Form]) -> tuple[int, str]:
    """The end and label of the longest of some names that free words at `i` repeat; no label where they repeat none."""
    if sheet.owner(i):
        return i, ""
    for candidate, label in candidates:
        j = _end_of(candidate, forms, i)
        if j is not None and sheet.free(i, j) and _written_as_name(sheet.words[i:j], candidate in small):
            return j, label
    return i, ""


def _end_of(candidate: Form, forms: list[str], i: int) -> int | None:
    """Where the words of a form end that begins at `i`; words without a form, such as apostrophes, are passed over."""
    k, j = 0, i
    while k < len(candidate) and j < len(forms):
        if forms[j] == candidate[k]:
            k += 1
        elif forms[j]:
            return None
        j += 1
    return j if k == len(candidate) else None


def _written_as_name(run: list[Word], small: bool) -> bool:
    """A capital at its front, or the distinguishing words of a law in small letters: "anti-corruption strategy"."""
    capitals = all(
        word.cap or not word.text[0].islower() or word.text in particles() or word.text in PREPOSITIONS or word.text == "the"
        for word in run
    )
    opens = run[0].first and run[0].text[0].isupper() and run[0].tag not in FUNCTION_TAGS  # "It" is not "IT"
    if capitals and (run[0].cap or run[-1].cap or opens):
        return not (len(run) == 1 and run[0].text in heads())
    return small and len(run) > 1 and run[-1].lower.capitalize() in heads()
