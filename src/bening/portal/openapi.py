"""The public read API in OpenAPI 3.1: addresses from the table of addresses, meaning from one declaration.

Nothing here repeats an address or a column: what a pattern takes is read from the pattern, what a CSV
holds from `opendata`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter
from django.urls.resolvers import RegexPattern

from bening.portal import opendata
from bening.stages.results import columns
from bening.transparency.opendata import PARQUET, Described

JSON, LINES, CSV, TEXT = "application/json", "application/jsonl", "text/csv", "text/plain"
BINARY = PARQUET["mediatype"]
GROUP = re.compile(r"\(\?P<(\w+)>")
CONVERTED = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """What one address answers with; `schema` names one of `SCHEMAS`, `columns` describes a CSV."""

    media: str
    id: str
    en: str
    schema: str = ""
    columns: Described | None = None


def _table(described: Described, media: str = CSV) -> Endpoint:
    return Endpoint(media, described.id, described.en, columns=described)


ENDPOINTS: Mapping[str, Endpoint] = {
    "portal:catalogue": Endpoint(JSON, "Daftar data terbuka", "Catalogue of open data", "Catalogue"),
    "portal:datapackage": Endpoint(JSON, "Arti setiap kolom", "Meaning of each column", "DataPackage"),
    "portal:openapi": Endpoint(JSON, "Uraian ini", "This description"),
    "transparency:well_known": Endpoint(JSON, "Daftar log", "List of logs", "WellKnown"),
    "transparency:checkpoint": Endpoint(TEXT, "Titik periksa terbaru", "Newest checkpoint"),
    "transparency:checkpoint_at": Endpoint(TEXT, "Titik periksa satu ukuran", "Checkpoint of one size"),
    "transparency:checkpoints": Endpoint(LINES, "Semua titik periksa", "Every checkpoint"),
    "transparency:tile": Endpoint("application/octet-stream", "Ubin sidik jari", "Tile of hashes"),
    "transparency:entries": Endpoint("application/octet-stream", "Ubin catatan", "Tile of entries"),
    "transparency:policy": Endpoint(TEXT, "Aturan saksi", "Policy of witnesses"),
    "transparency:state": Endpoint(JSON, "Keadaan log", "State of the log"),
    "transparency:proof": Endpoint(TEXT, "Bukti satu catatan", "Proof of one entry"),
    "announcements:document": Endpoint(JSON, "Satu versi pengumuman", "One edition of an announcement"),
    "announcements:schedule": Endpoint(JSON, "Jadwal satu versi", "Timetable of one edition"),
    "announcements:table": Endpoint(LINES, "Formasi satu versi", "Formasi of one edition"),
    "announcements:regulation": Endpoint(TEXT, "Satu peraturan (TOML)", "One regulation (TOML)"),
    "selection:rows": Endpoint(LINES, "Baris nilai", "Rows of marks"),
    "results:rows": Endpoint(LINES, "Baris peringkat", "Rows of a ranking"),
    "results:csv": _table(columns.RANKING),
    "results:scores": _table(columns.SCORES),
    "results:formasi_file": _table(columns.FORMASI),
    "results:parquet": _table(columns.RANKING, BINARY),
    "results:scores_parquet": _table(columns.SCORES, BINARY),
    "verification:screening_csv": _table(opendata.SCREENING),
    "participation:complaint_figures": _table(opendata.COMPLAINTS),
    "participation:channel_figures": _table(opendata.CHANNELS),
    "participation:moderation_csv": _table(opendata.MODERATION),
    "participation:moderation_rows": Endpoint(LINES, "Baris moderasi", "Rows of moderation"),
    "participation:version_file": Endpoint(JSON, "Satu rancangan konsultasi", "One draft of a consultation"),
    "participation:answer_file": Endpoint(JSON, "Satu tanggapan konsultasi", "One answer of a consultation"),
    "participation:audit_list": Endpoint(JSON, "Daftar audit acak", "List of a random audit"),
    "evaluation:rows": Endpoint(LINES, "Baris laporan evaluasi", "Rows of an evaluation report"),
    "evaluation:findings_csv": _table(opendata.FINDINGS),
    "evaluation:finding_rows": Endpoint(LINES, "Baris satu temuan", "Rows of one finding"),
    "evaluation:analysis_plan": Endpoint(JSON, "Rencana analisis", "Plan of an analysis"),
    "evaluation:analysis_csv": _table(opendata.ANALYSIS),
    "evaluation:analysis_rows": Endpoint(LINES, "Baris analisis", "Rows of an analysis"),
    "evaluation:survey_rows": Endpoint(LINES, "Baris survei", "Rows of a survey"),
    "integrity_bridge:index": Endpoint(JSON, "Hari laporan tanpa nama", "Days of anonymous reports"),
    "integrity_bridge:figures": Endpoint(JSON, "Angka laporan tanpa nama", "Figures of anonymous reports"),
    "integrity_bridge:day": Endpoint(JSON, "Satu hari laporan tanpa nama", "One day of anonymous reports"),
}
"""Every public address for programs, by the name of its view."""


def _object(required: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": dict(required)}


_STRING, _NUMBER = {"type": "string"}, {"type": "integer", "minimum": 0}
_FILE = {"kind": _STRING, "announcement": _STRING, "url": _STRING, "log": _STRING, "entry": _NUMBER}
_RESOURCE = {
    **dict.fromkeys(("name", "path", "format", "description", "description_en"), _STRING),
    "bytes": _NUMBER,
    "hash": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
    "schema": _object({"fields": {"type": "array", "items": _object({"name": _STRING, "type": _STRING})}}),
}
SCHEMAS: Mapping[str, Any] = {
    "Catalogue": _object(
        {
            "v": {"const": 1},
            "description": _STRING,
            "tables": {
                "type": "array",
                "items": _object(_FILE | {"name": _STRING, "meta": {"type": "object"}}),
            },
            "files": {"type": "array", "items": _object(_FILE)},
        }
    ),
    "DataPackage": _object(
        {
            "name": _STRING,
            "licenses": {"type": "array", "minItems": 1},
            "resources": {"type": "array", "items": _object(_RESOURCE)},
        }
    ),
    "WellKnown": _object({"v": {"const": 1}, "logs": {"type": "array"}, "data": _STRING}),
}


def addresses() -> Iterator[tuple[str, str, dict[str, dict[str, Any]]]]:
    """Every address of the site: name of the view, path with {places}, and what each place takes."""
    for app in get_resolver().url_patterns:
        if isinstance(app, URLResolver):
            for found in app.url_patterns:
                if isinstance(found, URLPattern):
                    path, places = _template(found)
                    yield f"{app.app_name}:{found.name}", f"/{app.pattern}{path}", places


def _template(found: URLPattern) -> tuple[str, dict[str, dict[str, Any]]]:
    if isinstance(found.pattern, RegexPattern):
        return _of_regex(str(found.pattern))
    places = {name: _place(converter) for name, converter in found.pattern.converters.items()}
    return CONVERTED.sub(r"{\1}", str(found.pattern)), places


def _place(converter: Any) -> dict[str, Any]:
    if isinstance(converter, IntConverter):
        return {"type": "integer", "minimum": 0}
    return {"type": "string", "pattern": f"^(?:{converter.regex})$"}


def _of_regex(pattern: str) -> tuple[str, dict[str, dict[str, Any]]]:
    """The path and its places of a regular expression with named groups and otherwise plain text."""
    path, places, rest = "", {}, pattern.removeprefix("^").removesuffix("$")
    while group := GROUP.search(rest):
        end = _closing(rest, group.end())
        name = group[1]
        places[name] = {"type": "string", "pattern": f"^(?:{rest[group.end() : end]})$"}
        path += rest[: group.start()] + f"{{{name}}}"
        rest = rest[end + 1 :]
    return (path + rest).replace("\\.", "."), places


def _closing(text: str, start: int) -> int:
    """Where the group ends that was opened before `start`."""
    depth = 1
    for at in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if not depth:
            return at
    raise ValueError(f"a group without end: {text}")


def description() -> bytes:
    """The bytes of `/data/openapi.json`."""
    told = {
        "openapi": "3.1.0",
        "info": {
            "title": "Bening",
            "version": "1",
            "summary": "Data terbuka dan log publik. Open data and the public log.",
            "description": "Hanya dibaca, tanpa akun. Read only, without an account.",
        },
        "servers": [{"url": settings.BENING_SITE}],
        "paths": {
            path: {"get": _operation(name, places)} for name, path, places in addresses() if name in ENDPOINTS
        },
        "components": {"schemas": dict(SCHEMAS)},
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def _operation(name: str, places: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    endpoint = ENDPOINTS[name]
    told: dict[str, Any] = {
        "operationId": name.replace(":", "."),
        "tags": [name.split(":")[0]],
        "summary": endpoint.id,
        "description": endpoint.en,
        "responses": {
            "200": {"description": "Isi berkas. The file.", "content": {endpoint.media: _content(endpoint)}},
        },
    }
    if places:
        told["responses"]["404"] = {"description": "Tidak ada. There is none."}
        told["parameters"] = [
            {"name": place, "in": "path", "required": True, "schema": schema}
            for place, schema in places.items()
        ]
    return told


def _content(endpoint: Endpoint) -> dict[str, Any]:
    if endpoint.schema:
        return {"schema": {"$ref": f"#/components/schemas/{endpoint.schema}"}}
    if endpoint.media == JSON:
        return {"schema": {"type": "object"}}
    if endpoint.columns:
        return {"x-columns": endpoint.columns.schema(list(endpoint.columns.fields))["fields"]}
    return {}
