"""Replaying the acts gives every text and its digest, and nothing that does not follow is replayed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from drafter.text.change import diff
from drafter.text.history import BLANK, Act, Circulated, DoesNotReplay, Released, Revised, Voted, replay
from drafter.text.silence import Closed, Extended, Opened, SilenceAct, Spoke, Withdrew
from drafter.text.statement import Statement
from tests.strategies import versions

AT = "2021-08-13T15:02-04:00"


def _silence(number: int, on: str) -> list[SilenceAct]:
    """A silence on a text, from its opening to its closing."""
    return [
        Opened(number, "EST", AT, on, "2021-08-14T15:00-04:00"),
        Spoke(number + 1, "EST", AT, on, "CHN", "hold", AT),
        Extended(number + 2, "EST", AT, on, "2021-08-14T16:00-04:00"),
        Withdrew(number + 3, "EST", AT, on, "CHN", AT),
        Closed(number + 4, "EST", "2021-08-14T16:00-04:00", on),
    ]


@st.composite
def records(draw: DrawFn) -> tuple[list[Act], list[Statement]]:
    """Acts that follow from each other, and the text after each."""
    acts: list[Act] = []
    after: list[Statement] = []
    text, names, sent = BLANK, iter(("zero-draft", "rev-1", "rev-2", "rev-3")), list[str]()
    for version in draw(versions(1, 4)):
        acts.append(Revised(len(acts), "EST", AT, "", (), diff(text, version), version.digest))
        after.append(text := version)
        if draw(st.booleans()):
            acts.append(Circulated(len(acts), "EST", AT, next(names), text.digest, "sha256:ef"))
            after.append(text)
            sent.append(text.digest)
        if sent and draw(st.booleans()):
            on = draw(st.sampled_from(sent))
            if draw(st.booleans()):
                acts.append(Voted(len(acts), "EST", AT, on, {"CHN": "for"}))
                after.append(text)
            if draw(st.booleans()):
                acts += _silence(len(acts), on)
            else:
                acts.append(Released(len(acts), "EST", AT, on, {"CHN": "sha256:0"}, "sha256:ef"))
            after += [text] * (len(acts) - len(after))
    return acts, after


@given(records())
def test_replaying_gives_each_text_and_its_digest(record: tuple[list[Act], list[Statement]]) -> None:
    acts, after = record
    found = replay(acts)
    assert found.acts == tuple(acts)
    assert found.current == after[-1]
    for act, text in zip(acts, after, strict=True):
        if isinstance(act, Revised):
            number = found.revisions.index(act) + 1
            assert found.texts[number] == text
            assert found.texts[number].digest == act.text
        elif isinstance(act, Circulated):
            assert found.circulated[act.name] == text


@given(records(), st.data())
def test_an_act_that_names_another_text_is_not_replayed(
    record: tuple[list[Act], list[Statement]], data: st.DataObject
) -> None:
    acts, _ = record
    at = data.draw(st.integers(0, len(acts) - 1))
    acts[at] = replace(acts[at], text="sha256:other")
    with pytest.raises(DoesNotReplay) as raised:
        replay(acts)
    assert raised.value.number == acts[at].number


@given(records())
def test_a_record_without_its_first_act_is_not_replayed(record: tuple[list[Act], list[Statement]]) -> None:
    acts, _ = record
    if len(acts) > 1:
        with pytest.raises(DoesNotReplay):
            replay(acts[1:])


@given(versions(1, 1))
def test_silence_closed_on_a_text_that_never_went_out_is_no_consent(texts: list[Statement]) -> None:
    (text,) = texts
    acts: list[Act] = [Revised(0, "EST", AT, "", (), diff(BLANK, text), text.digest), Closed(1, "EST", AT, text.digest)]
    with pytest.raises(DoesNotReplay):
        replay(acts)
