"""Sentences of analyses: why a plan cannot be made or carried out."""

from bening.core.sentences.shape import Sentence

SENTENCES = {
    "analysis.question_missing": Sentence(
        "Tuliskan pertanyaan yang hendak dijawab.", "Write the question that is to be answered."
    ),
    "analysis.plan_wrong": Sentence(
        "Rencana ini tidak dapat dijalankan: {because}.", "This plan cannot be carried out: {because}."
    ),
    "analysis.too_early": Sentence(
        "Data yang diminta rencana ini belum final. Jalankan setelah tahap itu selesai.",
        "The data that this plan asks for are not final yet. Run it once that stage is over.",
    ),
}
