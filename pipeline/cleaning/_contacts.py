"""How a contact is known: by an address or a number, and by words that ask to get in touch."""

from __future__ import annotations

import re

ADDRESSED = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.\w|(?:tel|phone|fax|mobile)[\s.:]*\+?\s?[\d(]|\+\d[\d ()/-]{7,}", re.IGNORECASE
)
CALL = re.compile(  # what asks the reader to get in touch
    r"\b(?:contact\w*|please|call|write to|e-?mail(?:ed|ing)?|information|details|(?:en|in)quir(?:y|ies)|quer(?:y|ies)|"
    r"questions?|interviews?|accredit\w*|regist(?:er|ration)|apply|interested|attend|journalists?|reporters?|media|press|hotline|helpline)\b",
    re.IGNORECASE,
)
