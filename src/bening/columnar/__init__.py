"""The ranking of `core.ranking` over whole columns, for files of millions of scores.

The readable engine in `core` is the oracle: places, codes and reasons here are the same, character for
character, which tests hold on random inputs. Everything that decides is a whole number; where a rule is
silent or people are equal in every mark, the functions of the core itself are called for them. Numpy does
the work; only `files_in` and `files_out` know Parquet. Nothing here knows Django.
"""
