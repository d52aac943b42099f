"""Deploying the template as `sam deploy` does: upload the artefacts, put their addresses in, create the stack."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from infra.build.artefacts import THIRD_PARTY, Artefacts

from .emulator import Emulator

BUCKET = "artefacts"
READY_SECONDS = 120

# The lines of the template that name a folder; nothing else of it is touched.
_CODE = re.compile(r"^(\s+(?:CodeUri|ContentUri): )(build/\S+)$", re.MULTILINE)


class DeploymentFailed(RuntimeError):
    """The stack could not be created; the text says which resource and why."""


@dataclass(frozen=True, slots=True)
class Deployment:
    """A stack that stands."""

    name: str
    outputs: Mapping[str, str]
    resources: Mapping[str, str]
    """Physical ids by logical id."""
    api_url: str
    """Root of the API, on the emulator's own address."""


def upload(emulator: Emulator, artefacts: Artefacts) -> None:
    """Put every artefact's zip into the bucket; third-party code is for this machine, which runs the functions."""
    s3 = emulator.client("s3")
    s3.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": s3.meta.region_name})
    for archive in sorted(artefacts.folder.glob("*/*.zip")):
        content = artefacts.host_layer(archive.stem).with_suffix(".zip") if archive.stem in THIRD_PARTY else archive
        key = archive.with_suffix("").relative_to(artefacts.root).as_posix()
        s3.put_object(Bucket=BUCKET, Key=key, Body=content.read_bytes())


def packaged(template: str) -> str:
    """The template with the uploaded artefacts' addresses, as `sam package` writes it.

    Raises DeploymentFailed when it names no artefact.
    """
    text, found = _CODE.subn(rf"\1s3://{BUCKET}/\2", template)
    if not found:
        raise DeploymentFailed("the template names no artefact of build/")
    return text


def deploy(emulator: Emulator, name: str, template: str, parameters: Mapping[str, str]) -> Deployment:
    """Create the stack and wait until it stands. Raises DeploymentFailed."""
    cloudformation, key = emulator.client("cloudformation"), f"{name}.template"
    # As `sam deploy` does: a template in the call itself ends at 51,200 bytes, one in a bucket at a million.
    emulator.client("s3").put_object(Bucket=BUCKET, Key=key, Body=packaged(template).encode())
    cloudformation.create_stack(
        StackName=name,
        TemplateURL=f"{emulator.url}/{BUCKET}/{key}",
        Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()],
        Capabilities=["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"],
    )
    deadline = time.monotonic() + READY_SECONDS
    while (stack := cloudformation.describe_stacks(StackName=name)["Stacks"][0])["StackStatus"] == "CREATE_IN_PROGRESS":
        if time.monotonic() > deadline:
            raise DeploymentFailed(f"stack {name} is still being created")
        time.sleep(0.2)
    if stack["StackStatus"] != "CREATE_COMPLETE":
        raise DeploymentFailed("\n".join(_failures(cloudformation, name)) or stack["StackStatus"])
    # A hundred to a page; the template has more.
    pages = cloudformation.get_paginator("list_stack_resources").paginate(StackName=name)
    listed = [one for page in pages for one in page["StackResourceSummaries"]]
    resources = {one["LogicalResourceId"]: one["PhysicalResourceId"] for one in listed}
    return Deployment(
        name,
        {one["OutputKey"]: one["OutputValue"] for one in stack.get("Outputs", [])},
        resources,
        f"{emulator.url}/_aws/execute-api/{resources['Api']}/prod",
    )


def _failures(cloudformation: Any, name: str) -> list[str]:
    events = cloudformation.describe_stack_events(StackName=name)["StackEvents"]
    return [
        f"{event['LogicalResourceId']}: {event.get('ResourceStatusReason', '')}"
        for event in reversed(events)
        if event["ResourceStatus"].endswith("FAILED")
    ]
