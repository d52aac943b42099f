"""Dead letters go back where they came from, on the laptop as on AWS."""

from __future__ import annotations

import json

import boto3
import pytest
from moto import mock_aws

from infra.local.stack import Stack as Laptop
from infra.redrive import CannotRedrive, DeadLetters, dead_letters, discard, main, redrive
from rdv.domain.people import Channel
from tests.integration.test_notify import Stack
from tests.integration.test_notify import stack as stack


def dead(stack: Stack, *bodies: str) -> DeadLetters:
    """The SMS queue's dead letters, with these in it."""
    url = stack.sqs.get_queue_url(QueueName="sms-dead")["QueueUrl"]
    for body in bodies:
        stack.sqs.send_message(QueueUrl=url, MessageBody=body)
    return DeadLetters("SmsDeadLetters", url, stack.queues[Channel.SMS], len(bodies))


def test_a_job_that_is_put_back_becomes_its_message_once(stack: Stack) -> None:
    stack.book()
    assert stack.relay(stack.stream_records()) == []
    (job,) = stack.jobs(Channel.SMS)
    stack.sqs.delete_message(QueueUrl=stack.queues[Channel.SMS], ReceiptHandle=job["receiptHandle"])
    # Two letters of one job: it died, was put back, and died again before the first was removed.
    letters = dead(stack, job["body"], job["body"])
    assert redrive(stack.sqs, letters) == 2
    jobs = stack.jobs(Channel.SMS)
    assert len(jobs) == 2
    assert stack.send(Channel.SMS, jobs) == []
    assert len(stack.texts) == 1
    assert redrive(stack.sqs, letters) == 0


def test_one_letter_may_go_first(stack: Stack) -> None:
    letters = dead(stack, *("letter" for _ in range(12)))
    assert redrive(stack.sqs, letters, limit=1) == 1
    assert len(stack.jobs(Channel.SMS)) == 1
    assert redrive(stack.sqs, DeadLetters(letters.name, letters.url, letters.source_url, 11)) == 11


def test_letters_that_name_a_place_are_not_put_back_and_may_be_removed(
    stack: Stack, capsys: pytest.CaptureFixture[str]
) -> None:
    letters = dead(stack, '{"DDBStreamBatchInfo": {}}')
    of_a_stream = DeadLetters("RelayDeadLetters", letters.url, "", 1)
    with pytest.raises(CannotRedrive, match="reconciliation"):
        redrive(stack.sqs, of_a_stream)
    with pytest.raises(CannotRedrive, match="put them back"):
        discard(stack.sqs, letters)
    assert discard(stack.sqs, of_a_stream) == 1
    assert "DDBStreamBatchInfo" in capsys.readouterr().out
    assert stack.jobs(Channel.SMS) == []


def test_queues_are_found_by_the_names_that_aws_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    with mock_aws():
        sqs = boto3.client("sqs", region_name="eu-west-3")
        urls = {
            name: sqs.create_queue(QueueName=name)["QueueUrl"]
            for name in ("rdv-SmsDeadLetters-1A2B", "rdv-RelayDeadLetters-3C", "rdv2-SmsDeadLetters-9Z", "rdv-Other-4D")
        }
        policy = json.dumps(
            {"deadLetterTargetArn": "arn:aws:sqs:eu-west-3:123456789012:rdv-SmsDeadLetters-1A2B", "maxReceiveCount": 3}
        )
        source = sqs.create_queue(QueueName="rdv-SmsQueue-5E", Attributes={"RedrivePolicy": policy})["QueueUrl"]
        assert dead_letters(sqs, "rdv") == [
            DeadLetters("RelayDeadLetters", urls["rdv-RelayDeadLetters-3C"], "", 0),
            DeadLetters("SmsDeadLetters", urls["rdv-SmsDeadLetters-1A2B"], source, 0),
        ]


@pytest.mark.timeout(120)
def test_the_laptops_dead_letters_are_put_back_by_command(capsys: pytest.CaptureFixture[str]) -> None:
    with Laptop() as laptop:
        queue = laptop.aws.queue("rdv-SmsQueue")
        queue.put("no job")
        assert laptop.pumps.drain().dead_letters == 1
        assert main(["--url", laptop.base_url]) == 0
        listed = dict(line.split() for line in capsys.readouterr().out.splitlines())
        assert listed["SmsDeadLetters"] == "1"
        assert {"EmailDeadLetters", "ReceiptsDeadLetters", "RelayDeadLetters"} <= set(listed)
        laptop.pumps.stop()
        assert main(["SmsDeadLetters", "--url", laptop.base_url]) == 0
        assert capsys.readouterr().out == "SmsDeadLetters: 1 put back\n"
        assert queue.count() == 1
        # Nothing was mended: it dies again, and nothing is lost.
        assert laptop.pumps.drain().dead_letters == 1
        assert main(["NoSuchQueue", "--url", laptop.base_url]) == 1
        assert main(["RelayDeadLetters", "--url", laptop.base_url]) == 1
    assert main(["--url", "http://127.0.0.1:9"]) == 1
