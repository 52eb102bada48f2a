"""Forget a paper: out of ``extracted/``, out of every report of every week, out of what people decided about it.

``traces`` says beforehand what there is; ``forget`` does it. Only the hash is kept, so that a paper which still lies in
the inbox is ignored.
"""

from pipeline.forget.rewrite import forget
from pipeline.forget.traces import Traces, traces

__all__ = ["Traces", "forget", "traces"]
