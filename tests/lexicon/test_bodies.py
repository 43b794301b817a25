"""The names of one body are brought together; what could be two bodies' stays apart."""

from __future__ import annotations

from assistant.lexicon.bodies import one_name

SHORT = ("云泽县", "云泽县人民政府")
LONG = ("云泽县", "青岚市云泽县人民政府")
ELSEWHERE = ("云泽县", "岚山市云泽县人民政府")
OFFICE = ("云泽县", "云泽县教育局")


def test_the_name_of_most_reports_stands_for_the_body() -> None:
    assert one_name([SHORT, SHORT, LONG, OFFICE]) == {SHORT: SHORT, LONG: SHORT, OFFICE: OFFICE}
    assert one_name([SHORT, LONG]) == {SHORT: LONG, LONG: LONG}


def test_a_name_that_could_be_two_bodies_joins_neither() -> None:
    names = [SHORT, LONG, ELSEWHERE]
    assert one_name(names) == {name: name for name in names}


def test_an_unknown_agency_is_nobody_else() -> None:
    names = [("云泽县", ""), SHORT]
    assert one_name(names) == {name: name for name in names}


def test_an_autonomous_place_and_its_short_name_are_one_unless_two_could_be_meant() -> None:
    full, short = ("金岭藏族自治州", "金岭藏族自治州人民政府"), ("金岭州", "金岭州人民政府")
    assert one_name([full, short]) == {full: full, short: full}
    other = ("金岭彝族自治州", "金岭彝族自治州人民政府")
    assert one_name([full, short, other]) == {name: name for name in (full, short, other)}
