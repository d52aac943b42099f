"""From an event to the messages that it owes: stream → relay → queue per channel (house rule 6).

The relay reads nothing. It asks for one job per participant and channel and one per agent, and the sender decides with
the facts of its own moment whether and whom to tell: it has to re-read them anyway, so a decision here would be a
second one to keep true, and the relay would need the right to read people's records.
"""

from __future__ import annotations

from ..domain.accounts import AccountMail
from ..domain.agents_told import agent_jobs_for
from ..domain.appointments import Event
from ..domain.messages import MessageJob, job_for_code, job_for_plan, jobs_for, jobs_for_account
from ..domain.people import CodeRequest
from ..domain.plan_changes import PlanChange
from ..ports import Clock, JobQueue


def jobs_owed(event: Event) -> tuple[MessageJob, ...]:
    """Every message that an appointment's event may owe, to participants and to agents."""
    return (*jobs_for(event), *agent_jobs_for(event))


def relay(
    queue: JobQueue, clock: Clock, event: Event | CodeRequest | AccountMail | PlanChange
) -> tuple[MessageJob, ...]:
    """Queue what the event still owes; returns the jobs. The same event twice queues twice: marks make it one.

    Nothing is queued once it no longer helps (NOT-01). Raises ProviderDown when a queue does not take a job:
    the event is to be relayed again.
    """
    match event:
        case CodeRequest():
            owed = (job_for_code(event),)
        case AccountMail():
            owed = jobs_for_account(event)
        case PlanChange():
            owed = (job_for_plan(event),)
        case Event():
            owed = jobs_owed(event)
    jobs = tuple(job for job in owed if clock.now() < job.not_after)
    if jobs:
        queue.publish(jobs)
    return jobs
