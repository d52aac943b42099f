"""From SAM to CloudFormation, offline, by the transform that AWS itself publishes (`samtranslator`)."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from samtranslator.internal.managed_policies import get_bundled_managed_policy_map
from samtranslator.model.exceptions import InvalidDocumentException
from samtranslator.translator.arn_generator import ArnGenerator
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

from .intrinsics import resolve

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = ROOT / "template.yaml"

# Where a SAM resource names its code: a folder in the repository, an object in S3 once packaged.
_CODE = {
    "AWS::Serverless::Function": "CodeUri",
    "AWS::Serverless::LayerVersion": "ContentUri",
}

# The transform tells of each of its own feature switches that is off.
logging.getLogger("samtranslator.feature_toggle").setLevel(logging.ERROR)

REGION = "eu-west-3"
ACCOUNT_ID = "000000000000"


class InvalidTemplate(ValueError):
    """SAM refuses the template."""


class _BundledPolicies:
    """The managed policies' ARNs that the transform carries with it: no call to IAM."""

    def load(self) -> dict[str, str]:
        return get_bundled_managed_policy_map("aws") or {}


def pseudo_parameters(stack_name: str = "rdv", region: str = REGION, account_id: str = ACCOUNT_ID) -> dict[str, str]:
    """What CloudFormation gives every template."""
    return {
        "AWS::AccountId": account_id,
        "AWS::Partition": "aws",
        "AWS::Region": region,
        "AWS::StackId": f"arn:aws:cloudformation:{region}:{account_id}:stack/{stack_name}/0",
        "AWS::StackName": stack_name,
        "AWS::URLSuffix": "amazonaws.com",
    }


def package(
    document: dict[str, Any],
    locate: Callable[[str], str] = lambda folder: f"s3://package/{folder}",
) -> None:
    """Replace, in place, the folder of every function and layer by its `s3://` address, as `sam package` does."""
    for resource in document["Resources"].values():
        field = _CODE.get(resource["Type"])
        if field is not None:
            resource["Properties"][field] = locate(resource["Properties"][field])


def expand_template(
    parameters: Mapping[str, str],
    *,
    template: Path | Mapping[str, Any] = TEMPLATE,
    pseudo: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The template as CloudFormation would see it after SAM's transform.

    Parameters (defaults applied), pseudo parameters and conditions are resolved, resources whose condition is false are
    gone; what refers to resources (`Ref`, `Fn::GetAtt`, secrets) stays, for `resolve` to replace once they exist.
    Raises InvalidTemplate when SAM refuses it or when a parameter without a default is not given.
    """
    # The transform works in place: a path is read anew, a mapping is copied by resolving nothing in it.
    document: dict[str, Any] = (
        yaml_parse(template.read_text("utf-8")) if isinstance(template, Path) else resolve(template, {}, partial=True)
    )
    package(document)
    names = dict(pseudo or pseudo_parameters()) | _parameter_values(document, parameters)
    ArnGenerator.BOTO_SESSION_REGION_NAME = names["AWS::Region"]
    # samtranslator builds a boto3 session while parsing, and that wants a region whatever it is used for.
    os.environ.setdefault("AWS_DEFAULT_REGION", names["AWS::Region"])
    try:
        expanded = transform(document, dict(names), _BundledPolicies())  # pyright: ignore[reportArgumentType]
    except InvalidDocumentException as refusal:
        raise InvalidTemplate("; ".join(cause.message for cause in refusal.causes)) from refusal
    conditions = _evaluate(expanded.pop("Conditions", {}), names)
    for section in ("Resources", "Outputs"):
        kept = {
            name: body
            for name, body in expanded.get(section, {}).items()
            if conditions.get(body.pop("Condition", ""), True)
        }
        expanded[section] = resolve(kept, names, conditions=conditions, partial=True)
    return expanded


def _parameter_values(document: Mapping[str, Any], given: Mapping[str, str]) -> dict[str, str]:
    declared: Mapping[str, Mapping[str, Any]] = document.get("Parameters", {})
    if unknown := set(given) - set(declared):
        raise InvalidTemplate(f"not parameters of the template: {', '.join(sorted(unknown))}")
    values = {name: str(body["Default"]) for name, body in declared.items() if "Default" in body} | dict(given)
    if missing := set(declared) - set(values):
        raise InvalidTemplate(f"parameters without a value: {', '.join(sorted(missing))}")
    return values


def _evaluate(conditions: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, bool]:
    def truth(expression: Mapping[str, Any]) -> bool:
        ((operator, argument),) = expression.items()
        match operator:
            case "Fn::Equals":
                left, right = resolve(argument, names)
                return left == right
            case "Fn::Not":
                return not truth(argument[0])
            case "Fn::And":
                return all(truth(part) for part in argument)
            case "Fn::Or":
                return any(truth(part) for part in argument)
            case "Condition":
                return truth(conditions[argument])
            case _:
                raise InvalidTemplate(f"unknown condition function {operator}")

    return {name: truth(expression) for name, expression in conditions.items()}
