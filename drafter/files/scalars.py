"""What a scalar of a file may be, as pydantic types: each arrives as the text that was written, and is typed here."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError


def _written(value: object) -> object:
    """A number as its text: a stock YAML loader gives 12 where the file says 12."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def listed(value: object) -> object:
    """A key written with nothing after it holds an empty list."""
    return [] if value is None else value


def one_or_more(value: object) -> object:
    """One name may stand without the brackets of a list."""
    return [value] if isinstance(value, str) else listed(value)


def _switch(value: object) -> object:
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


def _day(value: object) -> object:
    """A day as YYYY-MM-DD: a bare number would otherwise be taken for seconds since 1970."""
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise PydanticCustomError("date_as_written", "a date is wanted")
    return value


def _hours(value: object) -> object:
    """A number of hours as 72h: nothing else is read as a length of time."""
    if isinstance(value, timedelta):
        return value
    found = re.fullmatch(r"(\d{1,4})h", value, re.ASCII) if isinstance(value, str) else None
    if found is None:
        raise ValueError(f"'{str(value)[:60]}' is no number of hours; write it as 72h")
    return timedelta(hours=int(found.group(1)))


def _number(value: object) -> object:
    """A whole number, written with or without marks between its thousands (82_850_000)."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"\d{1,3}(_\d{3})+|\d{1,12}", value, re.ASCII):
        raise ValueError(f"'{str(value)[:60]}' is no whole number")
    return int(value)


def _code(value: str) -> str:
    if not re.fullmatch("[A-Z]{3}", value):
        raise ValueError(f"'{value[:60]}' is no member's code; write the three letters of ISO 3166, as EST")
    return value


Text = Annotated[str, BeforeValidator(_written), WithJsonSchema({"type": ["string", "number"]})]
Switch = Annotated[bool, BeforeValidator(_switch), Field(strict=True), WithJsonSchema({"type": "boolean"})]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Number = Annotated[int, BeforeValidator(_number), WithJsonSchema({"type": ["integer", "string"]})]
Hours = Annotated[timedelta, BeforeValidator(_hours), WithJsonSchema({"type": "string", "pattern": "^[0-9]+h$"})]
Code = Annotated[str, AfterValidator(_code), WithJsonSchema({"type": "string", "pattern": "^[A-Z]{3}$"})]
Status = Literal["illustrative", "reading", "reported", "in-writing"]
StanceWord = Literal["support", "accept", "ad-ref", "dissociate", "hold", "object", "red-line"]


class File(BaseModel):
    """A mapping in a file: unknown keys are faults, and a value once read does not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)
