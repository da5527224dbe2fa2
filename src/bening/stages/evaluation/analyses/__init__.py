"""Was the selection right, and was it fair? Statistics as pure functions of tables that hold no person.

No Django here: `bening evaluate` and the site compute with the same lines. What is published is exactly what
is computed from (`publishing`), so that anyone can recompute every figure; the plan (`plans`) was in the
public log before anybody looked. Every answer has three possible verdicts, the third being that the data are
not enough. numpy and scipy are loaded by the modules that compute, never by the web server at its start.
"""
