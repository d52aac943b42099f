"""The Lambda handler around a Chalice app: structured log line and metrics for each request, nothing personal."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping
from typing import Any

from aws_lambda_powertools import Metrics
from aws_lambda_powertools.metrics import MetricUnit
from chalice.app import Chalice

from ..telemetry import Line, log, logger

type Handler = Callable[[dict[str, Any], Any], dict[str, Any]]


def lambda_handler(app: Chalice) -> Handler:
    """The `handler(event, context)` of an HTTP function."""
    metrics = Metrics()

    def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
        began = time.perf_counter()
        request: Mapping[str, Any] = event.get("requestContext") or {}
        logger.append_keys(request_id=request.get("requestId", ""))
        answer: dict[str, Any] = app(event, context)
        milliseconds = round((time.perf_counter() - began) * 1000, 1)
        status = int(answer.get("statusCode", 500))
        route = f"{request.get('httpMethod', '')} {request.get('resourcePath', '')}"
        log(Line.REQUEST, route=route, status=status, milliseconds=milliseconds)
        metrics.add_metric(name="RequestDuration", unit=MetricUnit.Milliseconds, value=milliseconds)
        if status >= 500:
            metrics.add_metric(name="ServerErrors", unit=MetricUnit.Count, value=1)
        metrics.flush_metrics()
        return answer

    if not gc.isenabled():
        # The function's package has stopped collections: what was loaded since then is there to stay (decision 0052).
        gc.freeze()
        gc.enable()
    return handler
