"""What templates may say: fields, error summaries, tags, dates, numbers, reasons, pages, navigation."""

from __future__ import annotations

import uuid
from collections import OrderedDict
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, Form, RadioSelect
from django.template import Context
from django.template.base import FilterExpression, Parser, Token
from django.urls import NoReverseMatch, reverse
from django.utils import formats
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bening.core.decision import Check, Reason

register = template.Library()

TONES = ("neutral", "good", "bad", "waiting", "info", "unverified")


@register.simple_tag
def asset(path: str) -> str:
    """The address of a static file; without its hash when the collected list is missing.

    Unlike `{% static %}` it never raises, so that the page which reports an error cannot fail itself.
    """
    try:
        return staticfiles_storage.url(path)
    except ValueError:
        return f"{settings.STATIC_URL}{path}"


# -- what every page repeats --------------------------------------------------------------------


class Remembered(template.Node):
    """Renders its content once for each set of values it depends on; the oldest are forgotten."""

    MOST = 500
    child_nodelists = ("content",)

    def __init__(self, content: template.NodeList, depends_on: list[FilterExpression]) -> None:
        self.content, self.depends_on = content, depends_on
        self.known: OrderedDict[tuple[Any, ...], SafeString] = OrderedDict()

    def render(self, context: Context) -> SafeString:
        """What was rendered before for the same values and language, or rendered now."""
        key = (get_language(), *(value.resolve(context) for value in self.depends_on))
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = self.content.render(context)
            while len(self.known) > self.MOST:
                self.known.pop(next(iter(self.known)), None)
        return found


@register.tag
def remembered(parser: Parser, token: Token) -> Remembered:
    """`{% remembered VALUE … %}…{% endremembered %}`: it depends on these values and the language alone.

    For what every page repeats, header and footer: a third of what a small page cost.
    """
    depends_on = [parser.compile_filter(word) for word in token.split_contents()[1:]]
    content = parser.parse(("endremembered",))
    parser.delete_first_token()
    return Remembered(content, depends_on)


@register.filter
def place(path: str) -> str:
    """As much of a path as the links of header and footer are marked by: they are two steps deep at most."""
    steps = path.split("/", 3)
    return path if len(steps) < 4 or not steps[3] else f"/{steps[1]}/{steps[2]}/…"


# -- forms -------------------------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def once_key(context: Context) -> SafeString:
    """The hidden key that lets `infra.http.once` carry out a form once, however often it is sent.

    A form shown again with errors keeps its key: it is still the same wish.
    """
    request = context.get("request")
    sent = request.POST.get("once", "") if request is not None and request.method == "POST" else ""
    try:
        key = uuid.UUID(sent)
    except ValueError:
        key = uuid.uuid4()
    return format_html('<input type="hidden" name="once" value="{}">', key)


@register.inclusion_tag("infra/field.html")
def field(bound: BoundField, optional: bool = True) -> dict[str, Any]:
    """One field with label, hint and error, wired for a screen reader.

    `optional=False` leaves out the words "(opsional)" where the whole form is optional (a filter).
    """
    widget = bound.field.widget
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        kind = "choices"
    elif isinstance(widget, CheckboxInput):
        kind = "checkbox"
    else:
        kind = "group" if bound.use_fieldset else "input"
    return {
        "field": bound,
        "kind": kind,
        "hint_id": f"{bound.auto_id}_helptext",
        "error_id": f"{bound.auto_id}_error",
        "described_by": bound.aria_describedby,
        "optional": optional and not bound.field.required,
    }


@register.inclusion_tag("infra/error_summary.html")
def error_summary(*forms: Form) -> dict[str, Any]:
    """Every error of the forms at the top of the page, each a link to its field."""
    entries = []
    for form in forms:
        entries += [("", message) for message in form.non_field_errors()]
        for bound in form:
            name = str(bound.label).rstrip(" .:?")
            entries += [(_anchor(bound), f"{name}: {message}") for message in bound.errors]
    return {"entries": entries}


def _anchor(bound: BoundField) -> str:
    """The id of the element to focus: the first of several choices or parts."""
    return bound.id_for_label or f"{bound.auto_id}_0"


# -- words and marks ----------------------------------------------------------------------------


@register.simple_tag
def tag(text: str, tone: str = "neutral") -> SafeString:
    """A short status; the tone only repeats what the words say."""
    if tone not in TONES:
        raise template.TemplateSyntaxError(f"tone {tone!r} is none of {', '.join(TONES)}")
    kind = "tag" if tone == "neutral" else f"tag tag-{tone}"
    return format_html('<strong class="{}">{}</strong>', kind, text)


@register.filter
def sentence(reason: Reason | Check) -> str:
    """The sentence of a reason (or of a check) in the reader's language."""
    from bening.core import reasons

    if isinstance(reason, Check):
        reason = reason.reason or Reason(reason.code, reason.legal_basis, reason.evidence)
    return reasons.sentence(reason, get_language() or settings.LANGUAGE_CODE)


@register.simple_tag
def source(basis: Any, verified: bool | None = None) -> SafeString:
    """The legal basis, marked "belum diverifikasi" when nobody has compared it with the regulation.

    Takes the words and the mark, or anything that carries both (a check, a value of a regulation).
    """
    if not isinstance(basis, str):
        verified = getattr(basis, "verified", verified)
        basis = getattr(basis, "legal_basis", None) or getattr(basis, "basis", "")
    if not basis:
        return SafeString("")
    if verified is False:
        mark = tag(_("belum diverifikasi"), "unverified")
        return format_html('<span class="source"><cite lang="id">{}</cite> {}</span>', basis, mark)
    return format_html('<span class="source"><cite lang="id">{}</cite></span>', basis)


# -- dates and numbers --------------------------------------------------------------------------


@register.filter(expects_localtime=True)
def waktu(value: datetime | None) -> str:
    """ "24 November 2026 pukul 14.05 WIB"; the zone is always said."""
    if not value:
        return ""
    value = localtime(value)
    day, clock = formats.date_format(value, "j F Y"), formats.date_format(value, _("H.i"))
    return _("%(day)s pukul %(clock)s %(zone)s") % {"day": day, "clock": clock, "zone": value.tzname()}


@register.filter(expects_localtime=True)
def tanggal(value: date | datetime | None) -> str:
    """ "24 November 2026"; a moment is first put into Indonesian time."""
    if not value:
        return ""
    if isinstance(value, datetime) and value.tzinfo:
        value = localtime(value)
    return formats.date_format(value, "j F Y")


@register.filter
def angka(value: float | Decimal | None) -> str:
    """A number with the thousands mark of the language: 46.101, in English 46,101."""
    return "" if value is None else formats.number_format(value, use_l10n=True, force_grouping=True)


@register.filter
def score(value: Fraction | Decimal | int | str | None) -> str:
    """A mark with three decimals, as results are published: 78,125. Halves round up."""
    if value in (None, ""):
        return ""
    thousandths = int(Fraction(value) * 1000 + Fraction(1, 2))
    return formats.number_format(Decimal(thousandths) / 1000, 3, use_l10n=True, force_grouping=True)


# -- finding one's way --------------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def nav_link(context: Context, text: str, *names: str) -> SafeString:
    """A list item linking to the first of `names` that exists; nothing when none does.

    The page one is on is marked `aria-current`, the section one is in as well.
    """
    address = _first_address(names)
    if not address:
        return SafeString("")
    request = context.get("request")
    path = request.path if request is not None else ""
    if path == address:
        current = SafeString(' aria-current="page"')
    elif address != "/" and path.startswith(address):
        current = SafeString(' aria-current="true"')
    else:
        current = SafeString("")
    return format_html('<li><a href="{}"{}>{}</a></li>', address, current, text)


@lru_cache(maxsize=256)
def _first_address(names: tuple[str, ...]) -> str:
    for name in names:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return ""


@register.inclusion_tag("infra/pages.html", takes_context=True)
def paginate(context: Context, page_obj: Any, parameter: str = "halaman") -> dict[str, Any]:
    """Links to the pages of a list; filters in the address are kept."""
    shown = page_obj.paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1)
    request = context.get("request")
    kept = request.GET.copy() if request is not None else None

    def address(number: int) -> str:
        if kept is None:
            return f"?{parameter}={number}"
        kept[parameter] = str(number)
        return f"?{kept.urlencode()}"

    return {
        "page_obj": page_obj,
        "numbers": [(n, address(n) if isinstance(n, int) else "") for n in shown],
        "previous": address(page_obj.number - 1) if page_obj.has_previous() else "",
        "next": address(page_obj.number + 1) if page_obj.has_next() else "",
    }
