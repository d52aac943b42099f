"""What must hold of the deployed service, read from the expanded template."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from infra.local.patterns import matches
from infra.template import expand_template
from rdv.domain.membership import EVERYWHERE, FindKind, of_organisation
from rdv.domain.messages import CONFIRMATION_LIFETIME
from rdv.domain.outlooks import OUTLOOK_LIFETIME, ListingChanged
from rdv.http.texts import PROBLEMS
from rdv.ports import (
    AbsencesKey,
    AccountKey,
    AddressKey,
    FindKey,
    MembershipsKey,
    RelativesKey,
    SeatsKey,
    SessionKey,
    TokenKey,
    UserKey,
    WeekKey,
)
from rdv.store import keys, models
from rdv.usecases.listing import REFRESHED_AFTER
from rdv.usecases.reconciling import GRACE

type OfType = Callable[[str], dict[str, dict[str, Any]]]

FUNCTION, ROLE, QUEUE, TABLE, LOGS = (
    "AWS::Lambda::Function",
    "AWS::IAM::Role",
    "AWS::SQS::Queue",
    "AWS::DynamoDB::Table",
    "AWS::Logs::LogGroup",
)
SOURCE, ALARM, SCHEDULE = "AWS::Lambda::EventSourceMapping", "AWS::CloudWatch::Alarm", "AWS::Scheduler::Schedule"
HTTP = {"AvailabilityFunction", "BookingFunction", "CancelFunction"}
WRITES = {"dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:ConditionCheckItem"}


SAMS_OWN = {"Effect": "Allow", "Action": "sqs:SendMessage"}


def target(reference: dict[str, Any]) -> str:
    """The logical id that a Ref or an Fn::GetAtt names."""
    return reference["Ref"] if "Ref" in reference else reference["Fn::GetAtt"][0]


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def statements(role: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for policy in role.get("Policies", []):
        yield from policy["PolicyDocument"]["Statement"]


# --- functions ----------------------------------------------------------------------------------------------------


def test_functions_run_the_runtime_of_the_layers(of_type: OfType) -> None:
    layers = of_type("AWS::Lambda::LayerVersion")
    for name, function in of_type(FUNCTION).items():
        assert function["Runtime"] == "python3.13", name
        assert function["Architectures"] == ["arm64"], name
        # Passwords and providers are carried by what signs people in, and by nothing else.
        own = ["IdentityLayer"] if name in ("AccountFunction", "AgentsFunction") else []
        assert [target(layer)[:-10] for layer in function["Layers"]] == ["RuntimeLayer", "SharedLayer", *own], name
    for layer in layers.values():
        assert layer["CompatibleRuntimes"] == ["python3.13"]
        assert layer["CompatibleArchitectures"] == ["arm64"]


def test_functions_are_traced_and_those_behind_the_api_have_the_memory_for_a_short_start(of_type: OfType) -> None:
    for name, function in of_type(FUNCTION).items():
        assert function["TracingConfig"] == {"Mode": "Active"}, name
        if name in HTTP:
            assert function["MemorySize"] >= 1024, name
            assert function["Timeout"] <= 29, "API Gateway gives up after 29 seconds"


def test_every_function_has_a_log_group_of_its_own_that_forgets(of_type: OfType) -> None:
    groups = of_type(LOGS)
    used = [target(function["LoggingConfig"]["LogGroup"]) for function in of_type(FUNCTION).values()]
    assert len(set(used)) == len(used)
    assert set(used) <= set(groups)
    assert all(0 < group["RetentionInDays"] <= 90 for group in groups.values())


def test_the_secret_key_is_no_text_in_the_template(of_type: OfType) -> None:
    reference = "{{resolve:secretsmanager:${SecretKey}:SecretString:secret_key}}"
    with_it = {
        name: function["Environment"]["Variables"]["SECRET_KEY"]
        for name, function in of_type(FUNCTION).items()
        if "SECRET_KEY" in function["Environment"]["Variables"]
    }
    assert set(with_it) == {
        "BookingFunction",
        "CancelFunction",
        "AccountFunction",
        "RecordsFunction",
        "AgentsFunction",
        "DeskFunction",
        "PlanningFunction",
        "SettingsFunction",
        "SmsSenderFunction",
        "EmailSenderFunction",
    }
    assert all(value == {"Fn::Sub": reference} for value in with_it.values())


# --- rights -------------------------------------------------------------------------------------------------------


def test_every_function_has_a_role_of_its_own(of_type: OfType) -> None:
    roles = [target(function["Role"]) for function in of_type(FUNCTION).values()]
    assert len(set(roles)) == len(roles)


def test_no_statement_allows_every_action_or_every_resource(of_type: OfType) -> None:
    for name, role in of_type(ROLE).items():
        for statement in statements(role):
            assert statement["Effect"] == "Allow"
            for action in listed(statement["Action"]):
                assert "*" not in action, (name, action)
            assert "*" not in listed(statement.get("Resource", [])), (name, statement)


def test_what_has_no_resource_is_sms_alone_and_it_reaches_no_topic(of_type: OfType) -> None:
    without = [
        (name, statement)
        for name, role in of_type(ROLE).items()
        for statement in statements(role)
        if "Resource" not in statement
    ]
    assert [(name, statement["Action"], statement["NotResource"]) for name, statement in without] == [
        ("SmsSenderFunctionRole", "sns:Publish", "arn:aws:sns:*:*:*")
    ]


def test_every_statement_of_a_function_says_what_it_is_for(of_type: OfType) -> None:
    for function in of_type(FUNCTION).values():
        role = of_type(ROLE)[target(function["Role"])]
        # What SAM adds for a failure destination has no Sid, and names its queue.
        written = [s for s in statements(role) if not SAMS_OWN.items() <= s.items() or "Sid" in s]
        sids = [statement.get("Sid") for statement in written]
        assert all(sids)
        assert len(set(sids)) == len(sids)


def test_managed_policies_are_logs_and_traces_only(of_type: OfType) -> None:
    for function in of_type(FUNCTION).values():
        role = of_type(ROLE)[target(function["Role"])]
        assert role["ManagedPolicyArns"] == [
            "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
            "arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess",
        ]


def test_tables_are_written_inside_transactions_only(of_type: OfType) -> None:
    writers: set[str] = set()
    for name, role in of_type(ROLE).items():
        for statement in statements(role):
            if WRITES & set(listed(statement["Action"])):
                writers.add(name)
                assert set(listed(statement["Action"])) <= WRITES, "reads need no transaction: give them a statement"
                enclosing = statement["Condition"]["ForAnyValue:StringEquals"]
                assert enclosing == {"dynamodb:EnclosingOperation": ["TransactWriteItems"]}
    assert {"BookingFunctionRole", "CancelFunctionRole"} <= writers


def test_nobody_may_scan_or_write_in_batches(of_type: OfType) -> None:
    allowed = {a for role in of_type(ROLE).values() for s in statements(role) for a in listed(s["Action"])}
    assert not allowed & {"dynamodb:Scan", "dynamodb:BatchWriteItem", "dynamodb:PartiQLUpdate", "dynamodb:DeleteTable"}


def test_availability_reads_the_directory_and_the_agenda_and_nothing_else(of_type: OfType) -> None:
    rights = {
        (action, target(resource))
        for statement in statements(of_type(ROLE)["AvailabilityFunctionRole"])
        for action in listed(statement["Action"])
        for resource in listed(statement["Resource"])
    }
    assert rights == {
        ("dynamodb:Query", "DirectoryTable"),
        ("dynamodb:BatchGetItem", "AgendaTable"),
        # Group appointments are found by their motif.
        ("dynamodb:Query", "AgendaTable"),
    }


def test_mail_leaves_in_the_name_of_the_service_only(of_type: OfType) -> None:
    (mail,) = [s for s in statements(of_type(ROLE)["EmailSenderFunctionRole"]) if s["Sid"] == "MailAsTheService"]
    assert mail["Condition"] == {"StringEquals": {"ses:FromAddress": "rdv@example.org"}}
    identities = {arn.split("identity/")[1] for arn in mail["Resource"] if isinstance(arn, str)}
    assert identities == {"rdv@example.org", "example.org"}
    # What SES reports is a resource of the same call.
    (reported,) = [arn for arn in mail["Resource"] if not isinstance(arn, str)]
    assert reported["Fn::Sub"].endswith(":configuration-set/${MailReports}")


# --- tables -------------------------------------------------------------------------------------------------------


def test_tables_outlive_the_stack_and_can_be_brought_back(template: dict[str, Any], of_type: OfType) -> None:
    assert set(of_type(TABLE)) == {"DirectoryTable", "AgendaTable", "PeopleTable"}
    for name, table in of_type(TABLE).items():
        resource = template["Resources"][name]
        assert resource["DeletionPolicy"] == resource["UpdateReplacePolicy"] == "Retain", name
        assert table["DeletionProtectionEnabled"] is True, name
        assert table["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}, name
        assert table["SSESpecification"]["SSEEnabled"] is True, name
        assert table["BillingMode"] == "PAY_PER_REQUEST", name


def test_tables_have_the_keys_and_indexes_that_the_stores_use(of_type: OfType) -> None:
    by_table = {
        "DirectoryTable": models.DirectoryItem,
        "AgendaTable": models.AgendaItem,
        "PeopleTable": models.PeopleItem,
    }
    for name, model in by_table.items():
        table, wanted = of_type(TABLE)[name], model._get_schema()
        assert table["KeySchema"] == wanted["key_schema"], name
        types = {one["AttributeName"]: one["AttributeType"] for one in table["AttributeDefinitions"]}
        for one in wanted["attribute_definitions"]:
            assert types[one["AttributeName"]] == one["AttributeType"], name
        deployed = {
            index["IndexName"]: (by_kind(index["KeySchema"]), index["Projection"]["ProjectionType"])
            for index in table.get("GlobalSecondaryIndexes", [])
        }
        for index in wanted["global_secondary_indexes"]:
            projection = index["projection"]["ProjectionType"]
            assert deployed[index["index_name"]] == (by_kind(index["key_schema"]), projection)


def by_kind(key_schema: list[dict[str, str]]) -> dict[str, str]:
    """PynamoDB names an index's attributes in the alphabet's order, DynamoDB wants the hash key first."""
    return {one["KeyType"]: one["AttributeName"] for one in key_schema}


def test_what_expires_is_removed_by_the_attribute_that_the_models_write(of_type: OfType) -> None:
    for model, name in ((models.AgendaItem, "AgendaTable"), (models.PeopleItem, "PeopleTable")):
        specification = of_type(TABLE)[name]["TimeToLiveSpecification"]
        assert specification["Enabled"] is True
        assert specification["AttributeName"] in model.get_attributes()
    assert "TimeToLiveSpecification" not in of_type(TABLE)["DirectoryTable"]


def test_of_people_only_keys_are_streamed(of_type: OfType) -> None:
    streams = {name: table.get("StreamSpecification") for name, table in of_type(TABLE).items()}
    assert streams == {
        "DirectoryTable": {"StreamViewType": "KEYS_ONLY"},
        "AgendaTable": {"StreamViewType": "NEW_AND_OLD_IMAGES"},
        "PeopleTable": {"StreamViewType": "KEYS_ONLY"},
    }


# --- messages -----------------------------------------------------------------------------------------------------


def dead_letter_queues(of_type: OfType) -> set[str]:
    redrives = [
        queue["RedrivePolicy"]["deadLetterTargetArn"] for queue in of_type(QUEUE).values() if "RedrivePolicy" in queue
    ]
    streams = [
        s["DestinationConfig"]["OnFailure"]["Destination"] for s in of_type(SOURCE).values() if "DestinationConfig" in s
    ]
    schedules = [schedule["Target"]["DeadLetterConfig"]["Arn"] for schedule in of_type(SCHEDULE).values()]
    invocations = [
        config["DestinationConfig"]["OnFailure"]["Destination"]
        for config in of_type("AWS::Lambda::EventInvokeConfig").values()
    ]
    return {target(one) for one in (*redrives, *streams, *schedules, *invocations)}


def test_every_queue_has_a_dead_letter_queue_or_is_one(of_type: OfType) -> None:
    dead = dead_letter_queues(of_type)
    assert dead == {
        "SmsDeadLetters",
        "EmailDeadLetters",
        "RelayDeadLetters",
        "SweepDeadLetters",
        "ListDeadLetters",
        "PublishDeadLetters",
        "MembershipDeadLetters",
        "ReceiptsDeadLetters",
        "ReconcileDeadLetters",
    }
    for name, queue in of_type(QUEUE).items():
        assert ("RedrivePolicy" in queue) != (name in dead), name
        assert queue["SqsManagedSseEnabled"] is True, name
        if "RedrivePolicy" in queue:
            letters = of_type(QUEUE)[target(queue["RedrivePolicy"]["deadLetterTargetArn"])]
            # SQS counts a dead letter's age from its first day: what waits there must not vanish at once.
            assert letters["MessageRetentionPeriod"] >= queue["MessageRetentionPeriod"], name


def test_every_dead_letter_queue_has_an_alarm_on_its_first_message(of_type: OfType) -> None:
    watched = {
        target(alarm["Dimensions"][0]["Value"])
        for alarm in of_type(ALARM).values()
        if alarm["MetricName"] == "ApproximateNumberOfMessagesVisible"
        and (alarm["Threshold"], alarm["ComparisonOperator"]) == (0, "GreaterThanThreshold")
    }
    assert watched == dead_letter_queues(of_type)


def test_every_alarm_tells_the_topic(of_type: OfType) -> None:
    for name, alarm in of_type(ALARM).items():
        assert alarm["AlarmActions"] == [{"Ref": "AlarmTopic"}], name


def test_server_errors_raise_an_alarm(of_type: OfType) -> None:
    alarm = of_type(ALARM)["ApiFailuresAlarm"]
    assert (alarm["Namespace"], alarm["MetricName"]) == ("AWS/ApiGateway", "5XXError")
    api = of_type("AWS::ApiGateway::RestApi")["Api"]
    stage = of_type("AWS::ApiGateway::Stage")["ApiprodStage"]
    assert {one["Name"]: one["Value"] for one in alarm["Dimensions"]} == {
        "ApiName": api["Name"],
        "Stage": stage["StageName"],
    }


def test_a_provider_that_signs_nobody_in_raises_an_alarm(of_type: OfType) -> None:
    alarms = [one for one in of_type("AWS::CloudWatch::Alarm").values() if one["MetricName"] == "ProviderFailures"]
    functions = of_type(FUNCTION)
    asks = [functions[name]["Environment"]["Variables"] for name in ("AccountFunction", "AgentsFunction")]
    services = {one["POWERTOOLS_SERVICE_NAME"] for one in asks}
    assert {one["Dimensions"][0]["Value"] for one in alarms} == services
    for alarm in alarms:
        assert alarm["Namespace"] == asks[0]["POWERTOOLS_METRICS_NAMESPACE"]
        assert [one["Name"] for one in alarm["Dimensions"]] == ["service"]
        assert alarm["TreatMissingData"] == "notBreaching"


def test_a_provider_that_takes_no_messages_raises_an_alarm(of_type: OfType) -> None:
    alarms = [one for one in of_type(ALARM).values() if one["MetricName"] == "MessagesDelayed"]
    functions = of_type(FUNCTION)
    senders = [functions[name]["Environment"]["Variables"] for name in ("SmsSenderFunction", "EmailSenderFunction")]
    assert [one["Name"] for alarm in alarms for one in alarm["Dimensions"]] == ["service", "service"]
    assert {alarm["Dimensions"][0]["Value"] for alarm in alarms} == {one["POWERTOOLS_SERVICE_NAME"] for one in senders}
    # A confirmation helps for two hours: somebody knows in half an hour.
    assert all(alarm["Period"] * alarm["EvaluationPeriods"] <= 1800 for alarm in alarms)


def test_an_old_reminder_raises_an_alarm_and_so_does_a_sweep_that_says_nothing(of_type: OfType) -> None:
    alarm = of_type(ALARM)["OldestUnsentReminderAlarm"]
    variables = of_type(FUNCTION)["SweepFunction"]["Environment"]["Variables"]
    assert alarm["Namespace"] == variables["POWERTOOLS_METRICS_NAMESPACE"]
    assert alarm["Dimensions"] == [{"Name": "service", "Value": variables["POWERTOOLS_SERVICE_NAME"]}]
    assert alarm["TreatMissingData"] == "breaching"
    assert 0 < alarm["Threshold"] <= 1800


def test_a_queue_hides_a_batch_six_times_as_long_as_its_sender_may_take(of_type: OfType) -> None:
    found = 0
    for source in of_type(SOURCE).values():
        queue = of_type(QUEUE).get(target(source["EventSourceArn"]))
        if queue is None:
            continue
        found += 1
        sender = of_type(FUNCTION)[target(source["FunctionName"])]
        assert queue["VisibilityTimeout"] >= 6 * sender["Timeout"]
        assert source["BatchSize"] <= 10
        assert source["ScalingConfig"]["MaximumConcurrency"] >= 2
        assert source["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    assert found == 3


def test_the_relay_is_handed_the_events_of_the_agenda_and_loses_none(of_type: OfType) -> None:
    source = of_type(SOURCE)["RelaySource"]
    assert source["EventSourceArn"] == {"Fn::GetAtt": ["AgendaTable", "StreamArn"]}
    assert source["StartingPosition"] == "TRIM_HORIZON"
    assert source["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    assert source["BisectBatchOnFunctionError"] is True
    assert 0 < source["MaximumRetryAttempts"] <= 100
    (only,) = source["FilterCriteria"]["Filters"]
    assert json.loads(only["Pattern"]) == {
        "eventName": ["INSERT"],
        "dynamodb": {"Keys": {"sk": {"S": [{"prefix": keys.EVENT_PREFIX}]}}},
    }


def scheduled(of_type: OfType) -> dict[str, dict[str, Any]]:
    """The schedules by the function that they invoke."""
    return {target(schedule["Target"]["Arn"]): schedule for schedule in of_type(SCHEDULE).values()}


def test_the_sweep_runs_every_five_minutes_and_its_failures_are_kept(of_type: OfType) -> None:
    assert set(scheduled(of_type)) == {"SweepFunction", "RefreshListsFunction", "ReconcileFunction"}
    schedule = scheduled(of_type)["SweepFunction"]
    assert schedule["ScheduleExpression"] == "cron(0/5 * * * ? *)"
    assert schedule["Target"]["RetryPolicy"]["MaximumEventAgeInSeconds"] <= 300
    assert of_type(FUNCTION)["SweepFunction"]["Timeout"] < 300, "two sweeps would meet"


def test_what_ses_reports_comes_to_the_receipts_and_from_nobody_else(of_type: OfType) -> None:
    (destination,) = of_type("AWS::SES::ConfigurationSetEventDestination").values()
    event = destination["EventDestination"]
    assert target(destination["ConfigurationSetName"]) == "MailReports"
    assert event["Enabled"] is True
    assert set(event["MatchingEventTypes"]) == {"delivery", "bounce", "complaint", "reject"}
    assert target(event["SnsDestination"]["TopicARN"]) == "MailReportsTopic"
    subscription = of_type("AWS::SNS::Subscription")["MailReportsSubscription"]
    assert (target(subscription["TopicArn"]), subscription["Protocol"]) == ("MailReportsTopic", "sqs")
    assert subscription["RawMessageDelivery"] is True
    assert target(subscription["Endpoint"]) == "ReceiptsQueue"
    for kind, service, source in (
        ("AWS::SNS::TopicPolicy", "ses.amazonaws.com", {"Fn::Sub"}),
        ("AWS::SQS::QueuePolicy", "sns.amazonaws.com", {"Ref"}),
    ):
        (policy,) = of_type(kind).values()
        (statement,) = policy["PolicyDocument"]["Statement"]
        assert statement["Principal"] == {"Service": service}
        sources = {name.lower(): value for name, value in statement["Condition"]["ArnEquals"].items()}
        assert set(sources["aws:sourcearn"]) == source
    assert of_type(FUNCTION)["EmailSenderFunction"]["Environment"]["Variables"]["MAIL_CONFIGURATION_SET"] == {
        "Ref": "MailReports"
    }


@pytest.mark.parametrize(("choice", "groups", "followed"), [("create", 2, 2), ("existing", 0, 2), ("none", 0, 0)])
def test_what_sns_logs_comes_to_the_receipts_as_the_deployer_chooses(choice: str, groups: int, followed: int) -> None:
    chosen = {"SiteUrl": "https://rdv.example.org", "MailFrom": "rdv@example.org", "SmsReports": choice}
    resources = expand_template(chosen)["Resources"].values()
    names = [one["Properties"].get("LogGroupName", "") for one in resources if one["Type"] == LOGS]
    assert len([name for name in names if name.startswith("sns/")]) == groups
    filters = [one["Properties"] for one in resources if one["Type"] == "AWS::Logs::SubscriptionFilter"]
    assert len(filters) == followed
    assert {target(one["DestinationArn"]) for one in filters} <= {"ReceiptsFunction"}
    permissions = [
        one["Properties"]
        for one in resources
        if one["Type"] == "AWS::Lambda::Permission" and one["Properties"]["Principal"] == "logs.amazonaws.com"
    ]
    assert len(permissions) == bool(followed)
    assert all(one["SourceAccount"] and "DirectPublishToPhoneNumber" in one["SourceArn"] for one in permissions)


def test_receipts_write_of_people_what_stands_for_addresses_and_nothing_else(of_type: OfType) -> None:
    writing = [s for s in statements(of_type(ROLE)["ReceiptsFunctionRole"]) if WRITES & set(listed(s["Action"]))]
    by_table = {target(one["Resource"]): one["Condition"] for one in writing}
    assert by_table["PeopleTable"]["ForAllValues:StringLike"] == {"dynamodb:LeadingKeys": ["ADDRESS#*"]}
    key = keys.address_of(AddressKey("key"))
    assert (key.table, key.pk.startswith("ADDRESS#")) == (keys.PEOPLE, True)


def test_the_reconciler_comes_before_a_confirmation_is_worth_nothing(of_type: OfType) -> None:
    schedule = scheduled(of_type)["ReconcileFunction"]
    assert schedule["ScheduleExpression"] == "cron(23 * * * ? *)"
    assert timedelta(hours=1) + GRACE < CONFIRMATION_LIFETIME
    rights = {s["Sid"]: s["Resource"] for s in statements(of_type(ROLE)["ReconcileFunctionRole"]) if "Sid" in s}
    assert rights["FindWhatHappened"] == {"Fn::Sub": "${AgendaTable.Arn}/index/events"}
    alarm = of_type(ALARM)["UntoldEventsAlarm"]
    variables = of_type(FUNCTION)["ReconcileFunction"]["Environment"]["Variables"]
    assert alarm["Dimensions"] == [{"Name": "service", "Value": variables["POWERTOOLS_SERVICE_NAME"]}]


# --- lists --------------------------------------------------------------------------------------------------------


def test_lists_are_told_what_their_keeper_understands_and_nothing_else(of_type: OfType) -> None:
    """Every pattern is of keys that mean a change, and every kind of change has its pattern."""
    told = {
        name: [json.loads(one["Pattern"])["dynamodb"]["Keys"] for one in source["FilterCriteria"]["Filters"]]
        for name, source in of_type(SOURCE).items()
        if target(source["FunctionName"]) == "FollowListsFunction"
    }
    assert told == {
        "AgendaListsSource": [{"pk": {"S": [{"prefix": "AGENT#"}]}}, {"pk": {"S": [{"prefix": "MOTIF#"}]}}],
        "DirectoryListsSource": [{"pk": {"S": [{"prefix": "DEPT#"}]}, "sk": {"S": [{"prefix": "LISTING#"}]}}],
    }
    written = [
        keys.address_of(WeekKey("agent", "2026-W48")),
        keys.address_of(AbsencesKey("agent")),
        keys.address_of(SeatsKey("motif", datetime(2026, 11, 24, 14, tzinfo=UTC), "appointment")),
    ]
    for _, pk, sk in written:
        assert keys.change_at(pk, sk) is not None
        assert any(pk.startswith(keys_["pk"]["S"][0]["prefix"]) for keys_ in told["AgendaListsSource"])
    listing = keys.departement_partition("62"), keys.listing_item("motif-phone", "motif")
    assert keys.change_at(*listing) == ListingChanged("62", "motif-phone", "motif")
    outlook = keys.departement_partition("62"), keys.outlook_item("motif-phone", "motif", None)
    assert keys.change_at(*outlook) is None
    for source in of_type(SOURCE).values():
        if target(source["FunctionName"]) == "FollowListsFunction":
            assert source["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
            assert source["BisectBatchOnFunctionError"] is True
            assert source["StartingPosition"] == "TRIM_HORIZON"
            assert source["MaximumBatchingWindowInSeconds"] <= 1, "lists are stale by at most seconds"


def test_lists_are_refreshed_well_within_the_life_of_what_they_remember(of_type: OfType) -> None:
    schedule = scheduled(of_type)["RefreshListsFunction"]
    assert schedule["ScheduleExpression"] == "cron(7 * * * ? *)"
    assert timedelta(hours=2) + REFRESHED_AFTER < OUTLOOK_LIFETIME
    assert of_type(FUNCTION)["RefreshListsFunction"]["Timeout"] < 3600, "two refreshes would meet"


def test_the_keepers_of_lists_write_in_lists_and_nowhere_else(of_type: OfType) -> None:
    for role in ("FollowListsFunctionRole", "RefreshListsFunctionRole"):
        [writing] = [s for s in statements(of_type(ROLE)[role]) if WRITES & set(listed(s["Action"]))]
        assert target(writing["Resource"]) == "DirectoryTable"
        assert writing["Condition"]["ForAllValues:StringLike"] == {"dynamodb:LeadingKeys": ["DEPT#*"]}


# --- people -------------------------------------------------------------------------------------------------------


def test_who_files_people_is_told_of_users_and_links_and_nothing_else(of_type: OfType) -> None:
    (source,) = [one for one in of_type(SOURCE).values() if target(one["FunctionName"]) == "MembershipFunction"]
    patterns = [json.loads(one["Pattern"]) for one in source["FilterCriteria"]["Filters"]]

    def is_told(pk: str, sk: str) -> bool:
        record = {"eventName": "INSERT", "dynamodb": {"Keys": {"pk": {"S": pk}, "sk": {"S": sk}}}}
        return any(matches(one, record) for one in patterns)

    user, token = keys.address_of(UserKey("user")), keys.address_of(TokenKey("hash"))
    for _, pk, sk in (user, token):
        assert is_told(pk, sk)
        assert keys.people_change_at(pk, sk) is not None
    # What it writes itself, first of all.
    for key in (
        MembershipsKey("user"),
        FindKey(of_organisation("org"), FindKind.WORD, "martin", "user"),
        RelativesKey("user"),
        AccountKey("user"),
        SessionKey("hash"),
    ):
        _, pk, sk = keys.address_of(key)
        assert not is_told(pk, sk)
        assert keys.people_change_at(pk, sk) is None


def test_who_files_people_writes_no_person(of_type: OfType) -> None:
    (writing,) = [s for s in statements(of_type(ROLE)["MembershipFunctionRole"]) if WRITES & set(listed(s["Action"]))]
    assert target(writing["Resource"]) == "PeopleTable"
    prefixes = [
        one.removesuffix("*") for one in writing["Condition"]["ForAllValues:StringLike"]["dynamodb:LeadingKeys"]
    ]
    for key in (MembershipsKey("user"), FindKey(EVERYWHERE, FindKind.EMAIL, "a@b.fr", "user")):
        assert keys.address_of(key).pk.startswith(tuple(prefixes))
    assert not keys.address_of(UserKey("user")).pk.startswith(tuple(prefixes))


# --- API ----------------------------------------------------------------------------------------------------------


def test_the_access_log_says_nothing_of_the_caller(of_type: OfType) -> None:
    stage = of_type("AWS::ApiGateway::Stage")["ApiprodStage"]
    line = stage["AccessLogSetting"]["Format"]
    assert json.loads(line).keys() >= {"request_id", "method", "route", "status", "latency_ms"}
    assert set(re.findall(r"\$context\.([\w.]+)", line)) <= {
        "requestId",
        "requestTime",
        "httpMethod",
        "resourcePath",
        "status",
        "responseLatency",
        "integration.latency",
        "responseLength",
        "error.responseType",
        "xrayTraceId",
    }
    (settings,) = stage["MethodSettings"]
    assert settings["DataTraceEnabled"] is False
    assert settings["ThrottlingRateLimit"] > 0
    assert settings["ThrottlingBurstLimit"] > 0
    assert stage["TracingEnabled"] is True


def test_the_gateway_refuses_in_the_words_of_the_service(of_type: OfType) -> None:
    responses = of_type("AWS::ApiGateway::RestApi")["Api"]["Body"]["x-amazon-apigateway-gateway-responses"]
    assert set(responses) == {
        "ACCESS_DENIED",
        "INVALID_SIGNATURE",
        "MISSING_AUTHENTICATION_TOKEN",
        "REQUEST_TOO_LARGE",
        "THROTTLED",
        "DEFAULT_4XX",
        "DEFAULT_5XX",
    }
    for name, response in responses.items():
        problem = json.loads(response["responseTemplates"]["application/problem+json"])
        assert problem.keys() == {"type", "title", "status", "code", "detail"}, name
        assert problem["type"] == f"urn:rdv:problem:{problem['code']}", name
        assert problem["status"] == int(response["statusCode"]), name
        if problem["code"] != "too_many_requests":
            assert problem["title"] == PROBLEMS[problem["code"]][0].fr, name


def test_nobody_is_asked_to_sign_and_whoever_may_not_is_told_so_in_problem_json(of_type: OfType) -> None:
    body = of_type("AWS::ApiGateway::RestApi")["Api"]["Body"]
    secured = [
        path
        for path, methods in body["paths"].items()
        for operation in methods.values()
        if isinstance(operation, dict) and operation.get("security")
    ]
    # Who may is the functions' to say: citizens by their proof or session, agents by theirs and the policy.
    assert secured == []
    for refusal in ("ACCESS_DENIED", "INVALID_SIGNATURE"):
        response = body["x-amazon-apigateway-gateway-responses"][refusal]
        assert json.loads(response["responseTemplates"]["application/problem+json"])["code"] == "forbidden"


@pytest.mark.parametrize("kind", [FUNCTION, QUEUE, TABLE, LOGS, SCHEDULE, "AWS::SecretsManager::Secret"])
def test_two_deployments_can_share_an_account(of_type: OfType, kind: str) -> None:
    """Nothing has a fixed name: AWS makes one, or the stack's name is in it. SNS's logs are the account's, by choice."""
    for name, resource in of_type(kind).items():
        if name in ("SmsDeliveredLogs", "SmsFailedLogs"):
            continue
        for field in ("FunctionName", "QueueName", "TableName", "LogGroupName", "Name"):
            assert "rdv" in str(resource.get(field, "rdv")), (name, field)
