"""A service in miniature for the laptop's own tests: a template and functions that show what they were given."""

from __future__ import annotations

from pathlib import Path
from typing import Any

FILES = {
    "echo/__init__.py": "",
    # Chalice, because its one object that remembers the request is what threads must not share.
    "echo/app.py": """
import time
from chalice import Chalice, Response
from .memory import last_seen

app = Chalice(app_name="echo", configure_logs=False)
app.api.binary_types.append("application/octet-stream")

CONTENT_TYPES = ["application/json", "application/octet-stream", "text/plain"]

@app.route("/api/echo/{name}", methods=["GET", "POST"], content_types=CONTENT_TYPES)
def echo(name):
    last_seen.append(app.current_request.headers.get("x-visitor"))
    time.sleep(0.002)
    request = app.current_request
    return {
        "name": name,
        "visitor": request.headers.get("x-visitor"),
        "seen": last_seen[-1],
        "query": request.to_dict()["query_params"],
        "all": {key: request.query_params.getlist(key) for key in request.query_params or {}},
        "source": request.context["identity"]["sourceIp"],
        "forwarded": request.headers.get("x-forwarded-for"),
        "resource": request.context["resourcePath"],
        "length": len(request.raw_body),
    }

@app.route("/api/cookies", methods=["GET"])
def cookies():
    headers = {"Set-Cookie": ["a=1", "b=2"], "Content-Type": "application/octet-stream"}
    return Response(body=b"\\x00\\xff", headers=headers, status_code=201)

@app.route("/api/crash", methods=["GET"])
def crash():
    raise ValueError("crash")

@app.route("/api/guarded/{name}", methods=["GET"])
def guarded(name):
    return app.current_request.context["authorizer"]

@app.route("/api/signed", methods=["GET"])
def signed():
    identity = app.current_request.context["identity"]
    return {"account": identity["accountId"], "key": identity["accessKey"], "source": identity["sourceIp"]}

def authorize(event, context):
    token = event["headers"]["Authorization"]
    if token == "nobody":
        raise Exception("Unauthorized")
    if token == "crash":
        raise ValueError("crash")
    if token == "no policy":
        return {"principalId": token}
    allowed = event["methodArn"].rpartition("/")[0] + "/" + token
    statement = {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": [allowed]}
    context = {"organisations": 2, "admin": True}
    return {"principalId": token, "policyDocument": {"Statement": [statement]}, "context": context}

def handler(event, context):
    if event["resource"] == "/api/odd":
        return "not a proxy answer"
    if event["resource"] == "/api/kill":
        raise SystemError("dead")
    assert context.get_remaining_time_in_millis() > 0
    return app(event, context)
""",
    "echo/memory.py": "last_seen = []\n",
    "work/__init__.py": "",
    "work/app.py": """
import json, os
import boto3
from rdv.clock import system_clock

CALLS = []
FAILING = set()

def _note(kind, **what):
    text = json.dumps({"kind": kind, "at": system_clock.now().isoformat(), **what})
    boto3.client("sns").publish(PhoneNumber="+33639980000", Message=text)

def relay(event, context):
    failures = []
    entries = []
    for record in event["Records"]:
        text = record["dynamodb"]["NewImage"]["text"]["S"]
        if text == "explode":
            raise ValueError(text)
        if text == "stuck":
            failures.append({"itemIdentifier": record["dynamodb"]["SequenceNumber"]})
        else:
            entries.append(text)
    for text in entries:
        boto3.client("sqs").send_message(QueueUrl=os.environ["JOBS_URL"], MessageBody=text)
    return {"batchItemFailures": failures}

def work(event, context):
    failures = []
    for record in event["Records"]:
        if record["body"].startswith("poison"):
            _note("tried", body=record["body"], count=record["attributes"]["ApproximateReceiveCount"])
            failures.append({"itemIdentifier": record["messageId"]})
        else:
            _note("worked", body=record["body"])
    return {"batchItemFailures": failures}

def tick(event, context):
    _note("tick", time=event["time"])

def tock(event, context):
    _note("tock", given=event["given"])
    raise ValueError("tock always fails")
""",
}


def write_functions(folder: Path) -> Path:
    """The functions' packages, in a folder."""
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.lstrip("\n"), "utf-8")
    return folder


def _function(handler: str, **properties: Any) -> dict[str, Any]:
    return {
        "Type": "AWS::Serverless::Function",
        "Properties": {"CodeUri": "build", "Handler": handler, "Runtime": "python3.13", "Timeout": 5, **properties},
    }


def _routes(*routes: tuple[str, str]) -> dict[str, Any]:
    return {
        f"Route{number}": {
            "Type": "Api",
            "Properties": {"RestApiId": {"Ref": "Api"}, "Method": method, "Path": path},
        }
        for number, (method, path) in enumerate(routes)
    }


def _at(attribute: str) -> dict[str, Any]:
    return {"Fn::GetAtt": attribute.split(".")}


def template() -> dict[str, Any]:
    """The miniature's SAM template."""
    return {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Transform": "AWS::Serverless-2016-10-31",
        "Resources": {
            "Events": {
                "Type": "AWS::DynamoDB::Table",
                "Properties": {
                    "BillingMode": "PAY_PER_REQUEST",
                    "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
                    "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
                    "StreamSpecification": {"StreamViewType": "NEW_AND_OLD_IMAGES"},
                },
            },
            "Jobs": {
                "Type": "AWS::SQS::Queue",
                "Properties": {
                    "VisibilityTimeout": 180,
                    "RedrivePolicy": {"deadLetterTargetArn": _at("DeadJobs.Arn"), "maxReceiveCount": 3},
                },
            },
            "DeadJobs": {"Type": "AWS::SQS::Queue", "Properties": {}},
            "DeadEvents": {"Type": "AWS::SQS::Queue", "Properties": {}},
            "Secret": {
                "Type": "AWS::SecretsManager::Secret",
                "Properties": {
                    "GenerateSecretString": {
                        "SecretStringTemplate": "{}",
                        "GenerateStringKey": "key",
                        "PasswordLength": 40,
                    }
                },
            },
            "Api": {
                "Type": "AWS::Serverless::Api",
                "Properties": {
                    "StageName": "prod",
                    "OpenApiVersion": "3.0.1",
                    "BinaryMediaTypes": ["application~1octet-stream"],
                    "Auth": {
                        "Authorizers": {
                            "Guard": {
                                "FunctionArn": _at("GuardFunction.Arn"),
                                "FunctionPayloadType": "REQUEST",
                                "Identity": {"Headers": ["Authorization"], "ReauthorizeEvery": 0},
                            }
                        }
                    },
                    "GatewayResponses": {
                        "MISSING_AUTHENTICATION_TOKEN": {
                            "StatusCode": 404,
                            "ResponseParameters": {"Headers": {"X-Found": "'no'"}},
                            "ResponseTemplates": {
                                "application/problem+json": '{"detail":$context.error.messageString}'
                            },
                        }
                    },
                },
            },
            "EchoFunction": _function(
                "echo.app.handler",
                Environment={
                    "Variables": {
                        "POWERTOOLS_SERVICE_NAME": "echo",
                        "SECRET": {"Fn::Sub": "{{resolve:secretsmanager:${Secret}:SecretString:key}}"},
                    }
                },
                Events=_routes(
                    ("get", "/api/echo/{name}"),
                    ("post", "/api/echo/{name}"),
                    ("get", "/api/cookies"),
                    ("get", "/api/crash"),
                    ("get", "/api/odd"),
                    ("get", "/api/kill"),
                )
                | {
                    "Guarded": {
                        "Type": "Api",
                        "Properties": {
                            "RestApiId": {"Ref": "Api"},
                            "Method": "get",
                            "Path": "/api/guarded/{name}",
                            "Auth": {"Authorizer": "Guard"},
                        },
                    },
                    "Signed": {
                        "Type": "Api",
                        "Properties": {
                            "RestApiId": {"Ref": "Api"},
                            "Method": "get",
                            "Path": "/api/signed",
                            "Auth": {"Authorizer": "AWS_IAM", "InvokeRole": "NONE"},
                        },
                    },
                },
            ),
            "GuardFunction": _function("echo.app.authorize"),
            "RelayFunction": _function(
                "work.app.relay",
                Environment={"Variables": {"POWERTOOLS_SERVICE_NAME": "relay", "JOBS_URL": {"Ref": "Jobs"}}},
            ),
            "RelaySource": {
                "Type": "AWS::Lambda::EventSourceMapping",
                "Properties": {
                    "FunctionName": {"Ref": "RelayFunction"},
                    "EventSourceArn": _at("Events.StreamArn"),
                    "StartingPosition": "TRIM_HORIZON",
                    "BatchSize": 4,
                    "FilterCriteria": {
                        "Filters": [
                            {"Pattern": '{"eventName":["INSERT"],"dynamodb":{"Keys":{"pk":{"S":[{"prefix":"EVT#"}]}}}}'}
                        ]
                    },
                    "FunctionResponseTypes": ["ReportBatchItemFailures"],
                    "BisectBatchOnFunctionError": True,
                    "MaximumRetryAttempts": 2,
                    "DestinationConfig": {"OnFailure": {"Destination": _at("DeadEvents.Arn")}},
                },
            },
            "WorkFunction": _function("work.app.work"),
            "WorkSource": {
                "Type": "AWS::Lambda::EventSourceMapping",
                "Properties": {
                    "FunctionName": {"Ref": "WorkFunction"},
                    "EventSourceArn": _at("Jobs.Arn"),
                    "BatchSize": 5,
                    "FunctionResponseTypes": ["ReportBatchItemFailures"],
                },
            },
            "TickFunction": _function(
                "work.app.tick",
                Events={"Tick": {"Type": "ScheduleV2", "Properties": {"ScheduleExpression": "rate(5 minutes)"}}},
            ),
            "TockFunction": _function(
                "work.app.tock",
                Events={
                    "Tock": {
                        "Type": "ScheduleV2",
                        "Properties": {
                            "ScheduleExpression": "cron(30 3 * * ? *)",
                            "ScheduleExpressionTimezone": "Europe/Paris",
                            "Input": '{"given":"input"}',
                        },
                    }
                },
                EventInvokeConfig={
                    "MaximumRetryAttempts": 1,
                    "DestinationConfig": {"OnFailure": {"Type": "SQS", "Destination": _at("DeadEvents.Arn")}},
                },
            ),
        },
    }
