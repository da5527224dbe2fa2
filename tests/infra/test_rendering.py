"""Widgets drawn the short way are what Django draws."""

import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import SafeString

from bening.infra.rendering import DRAWN, Renderer

HOSTILE = '"><script>alert(1)</script>&amp;'
CHOICES = [("", "Tidak ada"), ("a", HOSTILE), (HOSTILE, "b")]
ATTRS = {"id": "id_x", "aria-describedby": HOSTILE, "required": True, "disabled": False, "maxlength": 5}
WIDGETS = [
    forms.TextInput(ATTRS),
    forms.NumberInput(ATTRS),
    forms.EmailInput(ATTRS),
    forms.URLInput(ATTRS),
    forms.PasswordInput(ATTRS, render_value=True),
    forms.HiddenInput(ATTRS),
    forms.DateInput(ATTRS, format="%Y-%m-%d"),
    forms.CheckboxInput(ATTRS),
    forms.Select(ATTRS, choices=CHOICES),
    forms.Select(ATTRS, choices=[("Grup", CHOICES), ("", "x")]),
    forms.SelectMultiple(ATTRS, choices=CHOICES),
    forms.RadioSelect(ATTRS, choices=CHOICES),
    forms.CheckboxSelectMultiple(ATTRS, choices=CHOICES),
    forms.Textarea(ATTRS),
    forms.FileInput(ATTRS),
]
VALUES = [None, "", "a", HOSTILE, SafeString("<b>aman</b>"), 12]


def folded(markup):
    """Blanks between tags do not count."""
    return re.sub(r">\s+<", "><", re.sub(r"\s+", " ", markup)).replace("> ", ">").replace(" <", "<")


@pytest.mark.parametrize("widget", WIDGETS, ids=lambda widget: type(widget).__name__)
@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_renderer_draws_what_django_draws(widget, value):
    drawn = widget.render("x", value, renderer=Renderer())

    assert folded(drawn) == folded(widget.render("x", value, renderer=DjangoTemplates()))
    assert "<script>" not in drawn


@pytest.mark.parametrize("widget", [forms.RadioSelect, forms.CheckboxSelectMultiple])
def test_single_options_are_what_django_draws(widget):
    class Choice(forms.Form):
        x = forms.ChoiceField(choices=CHOICES, widget=widget)

    ours, theirs = (Choice({"x": "a"}, renderer=one) for one in (Renderer(), DjangoTemplates()))

    for mine, other in zip(ours["x"], theirs["x"], strict=True):
        assert folded(mine.tag()) == folded(other.tag())


def test_renderer_is_in_use(settings):
    assert settings.FORM_RENDERER == "bening.infra.rendering.Renderer"
    assert len(DRAWN) == 13
