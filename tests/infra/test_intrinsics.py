"""The resolver of CloudFormation's intrinsic functions."""

from __future__ import annotations

from typing import Any

import pytest

from infra.template import InvalidTemplate, UnresolvedReference, expand_template, resolve

NAMES = {"Table": "t-1", "Table.Arn": "arn:t-1", "AWS::Region": "eu-west-3", "Mail": "rdv@example.org"}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"Ref": "Table"}, "t-1"),
        ({"Fn::GetAtt": ["Table", "Arn"]}, "arn:t-1"),
        ({"Fn::GetAtt": "Table.Arn"}, "arn:t-1"),
        ({"Fn::Sub": "${Table.Arn}/index/${!literal}/${AWS::Region}"}, "arn:t-1/index/${literal}/eu-west-3"),
        ({"Fn::Sub": ["${Own}/${Table}", {"Own": {"Ref": "Mail"}}]}, "rdv@example.org/t-1"),
        ({"Fn::Join": [":", ["a", {"Ref": "Table"}]]}, "a:t-1"),
        ({"Fn::Select": [1, {"Fn::Split": ["@", {"Ref": "Mail"}]}]}, "example.org"),
        ({"Fn::If": ["Yes", 1, 2]}, 1),
        ({"a": [{"Ref": "Table"}, {"Ref": "AWS::NoValue"}], "b": {"Ref": "AWS::NoValue"}}, {"a": ["t-1"]}),
        ({"Ref": "Table", "Other": 1}, {"Ref": "Table", "Other": 1}),
        (7, 7),
    ],
)
def test_intrinsics_are_replaced(value: Any, expected: Any) -> None:
    assert resolve(value, NAMES, conditions={"Yes": True}) == expected


@pytest.mark.parametrize(
    "value",
    [{"Ref": "Nothing"}, {"Fn::Sub": "${Nothing.Arn}"}, {"Fn::GetAtt": ["Nothing", "Arn"]}, {"Fn::If": ["?", 1, 2]}],
)
def test_what_is_unknown_is_named(value: Any) -> None:
    with pytest.raises(UnresolvedReference, match=r"Nothing|\?"):
        resolve(value, NAMES)


def test_what_is_unknown_stays_when_asked_and_what_is_known_is_replaced() -> None:
    value = {"Fn::Sub": "${AWS::Region}/${Later.Arn}"}
    assert resolve(value, NAMES, partial=True) == {"Fn::Sub": "eu-west-3/${Later.Arn}"}
    assert resolve({"Fn::Join": ["", [{"Ref": "Table"}, {"Ref": "Later"}]]}, NAMES, partial=True) == {
        "Fn::Join": ["", ["t-1", {"Ref": "Later"}]]
    }


def test_secrets_are_revealed_by_key_or_whole() -> None:
    def secrets(name: str) -> str:
        return {"arn:aws:secretsmanager:x:1:secret:s": '{"key": "hidden"}'}[name]

    known = NAMES | {"Secret": "arn:aws:secretsmanager:x:1:secret:s"}
    by_key = {"Fn::Sub": "{{resolve:secretsmanager:${Secret}:SecretString:key}}"}
    assert resolve(by_key, known, secrets=secrets) == "hidden"
    whole = {"Fn::Sub": "{{resolve:secretsmanager:${Secret}:SecretString}}"}
    assert resolve(whole, known, secrets=secrets) == '{"key": "hidden"}'
    assert resolve(by_key, known) == "{{resolve:secretsmanager:arn:aws:secretsmanager:x:1:secret:s:SecretString:key}}"


def test_parameters_must_exist_and_have_a_value() -> None:
    with pytest.raises(InvalidTemplate, match="MailFrom, SiteUrl"):
        expand_template({})
    with pytest.raises(InvalidTemplate, match="SiteUrI"):
        expand_template({"SiteUrI": "https://x", "MailFrom": "a@b.org"})


@pytest.mark.parametrize(("email", "subscribed"), [("", False), ("ops@example.org", True)])
def test_conditions_decide_which_resources_there_are(email: str, subscribed: bool) -> None:
    parameters = {"SiteUrl": "https://x.org", "MailFrom": "a@b.org", "AlarmEmail": email, "ManageApiLogRole": "false"}
    resources = expand_template(parameters)["Resources"]
    assert ("AlarmSubscription" in resources) is subscribed
    assert "ApiAccount" not in resources
