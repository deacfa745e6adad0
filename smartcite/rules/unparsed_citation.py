"""Something looks like a reference and could not be read.

A citation is unparsed when the parser is not sure enough of its fields (`FullCitation.confidence` says how sure it is
of the others), when it is longer than any reference, or in a script that the parser does not know. It is kept, but is
in no bibliography, and no back reference is followed to it.

Why it matters
    What is not read is not checked either, and the exported bibliography lacks the work.

Example
    Une histoire[1].

    [1] 白寿彝主编：《中国通史》第5卷，上海：上海人民出版社，1995年，第210页。

Use instead
    Une histoire[1].

    [1] Bai Shouyi (dir.), Zhongguo tongshi, vol. 5, Shanghai, Shanghai renmin chubanshe, 1995, p. 210.
"""

from collections.abc import Iterable

from smartcite.findings import Finding, Label, Rule, Severity
from smartcite.model import Analysis, UnparsedCitation


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each unparsed citation with the parser's reason."""
    for citation in analysis.citations:
        if isinstance(citation, UnparsedCitation):
            yield rule.finding(
                f"this reference could not be read: {citation.reason}",
                (Label(citation.span),),
                note=analysis.label_of(citation.note),
                help="check it by hand, and add the work to the bibliography yourself",
            )


RULE = Rule("BIB101", "unparsed-citation", Severity.INFO, check, __doc__ or "")
