"""The database obeys the flow: foreign keys point to earlier stages and leave no road back."""

from django.apps import apps
from django.conf import settings
from django.db import models

ORDER = (
    "infra",
    "transparency",
    "integrity_bridge",
    "integrity",
    "accounts",
    "notifications",
    "participation",
    "objections",
    "announcements",
    "registration",
    "documents",
    "verification",
    "selection",
    "results",
    "appointments",
    "evaluation",
    "outreach",
)


def relations():
    for model in apps.get_models():
        if model.__module__.startswith("bening."):
            for field in model._meta.get_fields():
                if field.is_relation and field.concrete:
                    yield model, field


def test_no_way_back_along_a_foreign_key():
    roads_back = [
        f"{model._meta.label}.{field.name}"
        for model, field in relations()
        if not field.remote_field.hidden and field.related_model._meta.app_label != model._meta.app_label
    ]

    assert roads_back == []


def test_foreign_keys_point_to_earlier_apps():
    forward = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model, field in relations()
        if field.related_model._meta.label != settings.AUTH_USER_MODEL
        and ORDER.index(field.related_model._meta.app_label) > ORDER.index(model._meta.app_label)
    ]

    assert forward == []


def test_nothing_vanishes_with_what_it_refers_to():
    cascades = [
        f"{model._meta.label}.{field.name}"
        for model, field in relations()
        if field.remote_field.on_delete is not models.PROTECT
    ]

    assert cascades == ["infra.AnsweredRequest.person"]
