"""The course of questions about one DOI: the DOI system's own record decides, never the publisher's page.

`GET …/api/handles/DOI` answers {"responseCode": 1} for a registered DOI, 100 for an unknown one, 200 for one without a
value of the asked type, 2 when it failed (DOI Handbook, Resolution, Proxy Server REST API).
"""

import json
from urllib.parse import quote

from smartcite.model import IdentifierKind, LinkCheck, Verdict
from smartcite.resolver.answers import Answer, Asking
from smartcite.resolver.journey import follow
from smartcite.resolver.links import told

_REGISTERED, _UNKNOWN, _NO_VALUE = 1, 100, 200


def check_doi(doi: str, base: str) -> Asking[LinkCheck]:
    """Ask the DOI system at `base` about one DOI."""
    journey = yield from follow(f"{base}{quote(doi, safe='/')}?type=URL")
    answer = journey.answer
    code, address = _record(answer)
    if code in {_REGISTERED, _NO_VALUE}:
        verdict, evidence = Verdict.OK, "registered" if address else "registered, but with no address"
    elif code == _UNKNOWN:
        verdict, evidence = Verdict.DEAD, "the DOI system does not know it"
    else:
        verdict, evidence = Verdict.UNVERIFIED, f"the DOI system could not be asked: {answer}"
    return LinkCheck(
        doi,
        IdentifierKind.DOI,
        verdict,
        evidence,
        answer.status,
        address,
        (),
        False,
        notes=told(journey.tries),
    )


def _record(answer: Answer) -> tuple[int | None, str]:
    """Return the response code and the address of a record; None for what is not one."""
    try:
        record = json.loads(answer.data)
        code = record["responseCode"]
        values = record.get("values", ())
        found = [one["data"]["value"] for one in values if one["type"] == "URL" and one["data"]["format"] == "string"]
    except (ValueError, KeyError, TypeError, AttributeError):
        return None, ""
    return code if isinstance(code, int) else None, found[0] if found and isinstance(found[0], str) else ""
