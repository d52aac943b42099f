"""The intrinsic functions of CloudFormation that the templates use, resolved against known names."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

type Secrets = Callable[[str], str]
"""Gives the SecretString of a secret, by its id or ARN."""

_VARIABLE = re.compile(r"\$\{(!?)([^}]+)\}")
_SECRET = re.compile(
    r"\{\{resolve:secretsmanager:(?P<secret>[^{}]+?):SecretString(?::(?P<key>[^:{}]*))?(?::[^{}]*)?\}\}"
)
_NO_VALUE = object()
_INTRINSICS = {"Ref", "Fn::GetAtt", "Fn::Sub", "Fn::Join", "Fn::Select", "Fn::Split", "Fn::If"}


class UnresolvedReference(LookupError):
    """The template refers to a name that has no value (yet)."""


def resolve(
    value: Any,
    names: Mapping[str, str],
    *,
    conditions: Mapping[str, bool] | None = None,
    secrets: Secrets | None = None,
    partial: bool = False,
) -> Any:
    """`value` with its intrinsics replaced.

    `names` gives `Ref` by logical id or parameter (`"AgendaTable"`), `Fn::GetAtt` by `"AgendaTable.Arn"`, and the pseudo
    parameters (`"AWS::Region"`). `secrets` answers `{{resolve:secretsmanager:…}}`; without it they stay as they are.
    With `partial`, what refers to an unknown name stays as it is; without, it raises UnresolvedReference.
    """
    resolved = _Resolver(names, conditions or {}, secrets, partial).walk(value)
    return None if resolved is _NO_VALUE else resolved


class _Resolver:
    def __init__(
        self,
        names: Mapping[str, str],
        conditions: Mapping[str, bool],
        secrets: Secrets | None,
        partial: bool,
    ) -> None:
        self._names = names
        self._conditions = conditions
        self._secrets = secrets
        self._partial = partial

    def walk(self, value: Any) -> Any:
        match value:
            case str():
                return self._reveal(value)
            case list():
                items = [self.walk(item) for item in value]
                return [item for item in items if item is not _NO_VALUE]
            case dict() if len(value) == 1 and (name := next(iter(value))) in _INTRINSICS:
                return self._call(name, value[name])
            case dict():
                pairs = {key: self.walk(item) for key, item in value.items()}
                return {key: item for key, item in pairs.items() if item is not _NO_VALUE}
            case _:
                return value

    def _call(self, name: str, argument: Any) -> Any:
        try:
            return self._evaluate(name, argument)
        except UnresolvedReference:
            if not self._partial:
                raise
            # `Fn::Sub` hides its references in text, so that its known ones are replaced even when others are not.
            return {name: self._substitute_known(argument) if name == "Fn::Sub" else self.walk(argument)}

    def _evaluate(self, name: str, argument: Any) -> Any:
        match name:
            case "Ref":
                return _NO_VALUE if argument == "AWS::NoValue" else self._name(argument)
            case "Fn::GetAtt":
                return self._name(argument if isinstance(argument, str) else ".".join(argument))
            case "Fn::Sub":
                return self._sub(argument)
            case "Fn::Join":
                return self._join(argument)
            case "Fn::Select":
                return self._select(argument)
            case "Fn::Split":
                return self._split(argument)
            case _:
                return self._if(argument)

    def _name(self, name: str) -> str:
        try:
            return self._names[name]
        except KeyError:
            raise UnresolvedReference(f"nothing is known of {name}") from None

    def _join(self, argument: list[Any]) -> str:
        separator, items = argument
        return separator.join(self._text(item) for item in self._list(items))

    def _select(self, argument: list[Any]) -> Any:
        index, items = argument
        return self._list(items)[int(index)]

    def _split(self, argument: list[Any]) -> list[str]:
        separator, text = argument
        return self._text(self.walk(text)).split(separator)

    def _if(self, argument: list[Any]) -> Any:
        condition, then, otherwise = argument
        if condition not in self._conditions:
            raise UnresolvedReference(f"nothing is known of the condition {condition}")
        return self.walk(then if self._conditions[condition] else otherwise)

    def _sub(self, argument: str | list[Any]) -> Any:
        text, own = (argument, {}) if isinstance(argument, str) else argument
        own = {key: self._text(self.walk(item)) for key, item in own.items()}

        def value_of(match: re.Match[str]) -> str:
            literal, name = match.groups()
            if literal:
                return "${" + name + "}"
            return own[name] if name in own else self._name(name)

        return self._reveal(_VARIABLE.sub(value_of, text))

    def _substitute_known(self, argument: str | list[Any]) -> Any:
        text, own = (argument, {}) if isinstance(argument, str) else argument

        def value_of(match: re.Match[str]) -> str:
            literal, name = match.groups()
            return match[0] if literal or name in own or name not in self._names else self._names[name]

        text = _VARIABLE.sub(value_of, text)
        return [text, self.walk(own)] if own else text

    def _list(self, items: Any) -> list[Any]:
        walked = self.walk(items)
        if not isinstance(walked, list):
            raise UnresolvedReference(f"not a list (yet): {items!r}")
        return walked

    def _text(self, value: Any) -> str:
        if isinstance(value, dict | list):
            raise UnresolvedReference(f"not a text (yet): {value!r}")
        return str(value)

    def _reveal(self, text: str) -> str:
        if self._secrets is None:
            return text
        secrets = self._secrets

        def value_of(match: re.Match[str]) -> str:
            content = secrets(match["secret"])
            return str(json.loads(content)[match["key"]]) if match["key"] else content

        return _SECRET.sub(value_of, text)
