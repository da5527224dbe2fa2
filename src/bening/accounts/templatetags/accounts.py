"""What account pages say about devices."""

from django import template
from django.utils.translation import gettext as _

register = template.Library()

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("UCBrowser", "UC Browser"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
"""Marks in the order in which they must be looked for: nearly every browser also calls itself Safari."""
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


@register.filter
def browser(user_agent: str) -> str:
    """ "Chrome di Android": what a person recognises of the long line a browser sends."""
    name = next((told for mark, told in BROWSERS if mark in user_agent), "")
    system = next((told for mark, told in SYSTEMS if mark in user_agent), "")
    if name and system:
        return _("%(browser)s di %(system)s") % {"browser": name, "system": system}
    return name or system or user_agent[:60] or _("tidak dikenal")
