"""DynamoDB's answers read in one pass: botocore visits every value of every item with its service model (decision 0090).

An item comes as JSON in the very form that PynamoDB and this store read. Only binary values are spelled otherwise.
"""

# botocore is only partly typed: what it hands over is checked where it enters.
# pyright: reportMissingTypeStubs=false, reportUnknownVariableType=false, reportUnknownMemberType=false

from __future__ import annotations

import json
from base64 import b64decode
from typing import Any

from botocore.config import Config
from botocore.parsers import JSONParser, ResponseParser, ResponseParserFactory
from botocore.session import Session

# Whatever else is asked, and every error, goes botocore's own way.
_ANSWERS_OF_ITEMS = {"BatchGetItemOutput", "QueryOutput", "TransactWriteItemsOutput"}
_PROTOCOL = "json"
# botocore spells its own anew for each call, and nobody reads it.
_USER_AGENT = "rdv"


class _AnswerParser(JSONParser):
    def _handle_json_body(self, raw_body: bytes, shape: Any) -> Any:
        if shape is None or shape.name not in _ANSWERS_OF_ITEMS or not raw_body:
            return super()._handle_json_body(raw_body, shape)
        answer = json.loads(raw_body)
        for items in (answer.get("Items", ()), *answer.get("Responses", {}).values()):
            for item in items:
                _decode_binaries(item)
        return answer


def _decode_binaries(item: dict[str, dict[str, Any]]) -> None:
    """Attributes of the item itself: no table nests a binary value in another (decision 0060)."""
    for value in item.values():
        if "B" in value:
            value["B"] = b64decode(value["B"])


class _AnswerParsers(ResponseParserFactory):
    def create_parser(self, protocol_name: str) -> ResponseParser:
        """botocore's own, but for DynamoDB's protocol."""
        return _AnswerParser() if protocol_name == _PROTOCOL else super().create_parser(protocol_name)


def read_in_one_pass(session: Session) -> None:
    """Have the clients that this session will make read so; they are to be DynamoDB's."""
    session.register_component("response_parser_factory", _AnswerParsers())
    session.set_default_client_config(Config(user_agent=_USER_AGENT))
