"""Places in a ranking: ordinals, and cardinals behind "place", where the words around them speak of a ranking."""

from __future__ import annotations

import re

from pipeline.extraction.figures.seen import Seen

RANK = "rank"
_REACH = 400  # code points on each side in which a ranking is spoken of

_PLACE = re.compile(r"[\s-](?:place|position|rank|spot)\b(?!\s(?:of\s(?:work|birth|residence)))", re.IGNORECASE)
_OUT_OF = re.compile(
    r"\s(?:out\sof|of|among|amongst)\s(?:(?:the|all|some|a\stotal\sof)\s)?(?:\d|[a-z]+\s(?:countries|states|nations))"
)
_IN_THE_LIST = re.compile(r"\s(?:overall\s)?(?:in|on)\sthe\s(?:world|list|table|ranking|rating|index|league)\b", re.IGNORECASE)
_STANDS = re.compile(
    r"\b(?:rank(?:s|ed|ing)?|plac(?:ed|es|ing)|stands?|stood|standing|c[ao]mes?|coming|finish(?:ed|es)|position(?:ed|s)?|listed|rated|"
    r"fell|fallen|falls|dropped|drops|climb(?:ed|s)|rose|rises|risen|moved|moves|slipped|slips|jumped|jumps|went|now|"
    r"is|was|been|are|were|holds?|held|takes?|took|shares?|keeps?|kept)"
    r"(?:\s(?:only|now|joint|joined|even|still|just|back|down|up|as|at|in|on|to|from|the|and|joint-|equal|tied|it))*\s\Z",
    re.IGNORECASE,
)
_RANKED = re.compile(r"\b(?:rank(?:s|ed|ing)?|placed|stands?|stood|positioned)\s(?:joint\s|only\s|in\s|at\s)?\Z", re.IGNORECASE)
_FROM_TO = re.compile(r"\b(?:from|to|and|in|as|versus|against|compared\s(?:to|with))\s(?:the\s)?\Z", re.IGNORECASE)
_RANKING = re.compile(
    r"\b(?:ranks?|ranked|ranking|points?|index|score[sd]?|places?|table|list|league|rating|worst|best)\b", re.IGNORECASE
)
_CARDINAL_PLACE = re.compile(
    r"\b(?:ranks?|ranked|ranking|places?|position|spot)\s(?:(?:at|as|number|no\.?|was|of)\s)?(?:only\s)?\Z", re.IGNORECASE
)
_GOES_ON = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "HYPH", "VBG", "VBN", "VBD", "CD", "POS"})


def rank_end(seen: Seen, follows_rank: bool) -> int | None:
    """Where the surface of a rank ends, or None where the number is none.

    `follows_rank`: the sentence has stated a rank before, so that a bare ordinal goes on with it ("…, Tajikistan 151st").
    """
    end = seen.amount.end
    if seen.amount.form != "ordinal":
        return end if _is_numbered_place(seen) else None
    if place := _PLACE.match(seen.after(40)):
        return end + place.end()
    return end if _stands_alone(seen, follows_rank) and _is_in_ranking(seen, follows_rank) else None


def _is_numbered_place(seen: Seen) -> bool:
    """ "place 101", "ranked 24"."""
    amount, following = seen.amount, seen.next_token()
    whole = amount.form == "digits" and amount.value % 1 == 0 and 0 < amount.value < 1000 and amount.scale == 1
    return whole and (following is None or following.tag_ not in _GOES_ON) and bool(_CARDINAL_PLACE.search(seen.before(30)))


def _stands_alone(seen: Seen, follows_rank: bool) -> bool:
    """Whether no noun or verb follows that the ordinal belongs to; of a list of ranks the next name may."""
    following = seen.next_token()
    if following is None or following.tag_ not in _GOES_ON:
        return True
    return follows_rank and seen.words[0].isdigit() and following.text[0].isupper()


def _is_in_ranking(seen: Seen, follows_rank: bool) -> bool:
    """Whether the words around speak of a ranking; of an ordinal in words more is asked than of one in digits."""
    before, after, digits = seen.before(60), seen.after(40), seen.words[0].isdigit()
    if _RANKED.search(before):
        return True
    told = bool(_RANKING.search(seen.around(_REACH)))
    if (told or digits) and (follows_rank or _STANDS.search(before) or _OUT_OF.match(after) or _IN_THE_LIST.match(after)):
        return True
    goes_on = bool(_FROM_TO.search(before))
    return (follows_rank and goes_on) or (told and digits and (goes_on or before.endswith("(")))
