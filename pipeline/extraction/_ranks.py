"""Places in a ranking: ordinals, and cardinals behind "place", where the words around them speak of a ranking."""

from __future__ import annotations

import re

from pipeline.extraction._seen import Seen

RANK = "rank"

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
_NOUN_PHRASE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "HYPH", "VBG", "CD", "POS"})


def rank_end(seen: Seen, follows_rank: bool) -> int | None:
    """Where the surface of a rank ends, or None where the number is none.

    `follows_rank`: the sentence has stated a rank before, so that a bare ordinal goes on with it ("…, Tajikistan 151st").
    """
    amount = seen.amount
    after = seen.after(40)
    if amount.form != "ordinal":
        following = seen.next_token()
        plain = following is None or following.tag_ not in _NOUN_PHRASE
        whole = amount.form == "digits" and amount.value % 1 == 0 and 0 < amount.value < 1000 and amount.scale == 1
        return amount.end if whole and plain and _CARDINAL_PLACE.search(seen.before(30)) else None
    if place := _PLACE.match(after):
        return amount.end + place.end()
    digits = seen.words[0].isdigit()
    following = seen.next_token()
    if following is not None and following.tag_ in _NOUN_PHRASE and not (digits and following.text[0].isupper() and follows_rank):
        return None
    before = seen.before(60)
    stands = _STANDS.search(before)
    ranking = digits or bool(_RANKING.search(seen.text, seen.low, seen.high))
    if _RANKED.search(before):
        return amount.end
    if ranking and (_OUT_OF.match(after) or _IN_THE_LIST.match(after) or stands):
        return amount.end
    if follows_rank and (ranking or _FROM_TO.search(before)):
        return amount.end
    if digits and (_FROM_TO.search(before) or before.endswith("(")) and _RANKING.search(seen.text, seen.low, seen.high):
        return amount.end
    return None
