"""Write the fictional corpus of examples/: python -m tests.synth.examples."""

from __future__ import annotations

import random
from pathlib import Path

from tests.synth.carriers import CARRIERS
from tests.synth.document import Block, blocks
from tests.synth.truth import BODIES, Prose, Truth, carry_over, make_truth

FOLDER = Path(__file__).parent.parent.parent / "examples"
NOTE = "（本文件为虚构示例，所涉地名、机构和数字均不存在。）"
PLAN = {
    "yunze": ("云泽县人民政府", {2018: "tabs", 2020: "html", 2021: "docx", 2022: "pdf"}),
    "shatang": ("沙棠自治县人民政府", {2018: "pipes", 2020: "one_a_line", 2021: "html_layout", 2022: "md"}),
    "qinglan": ("青岚市人民政府", {2018: "html", 2020: "docx", 2021: "repeated_pipes", 2022: "html"}),
    "qinglan-edu": ("青岚市教育局", {2021: "pipes", 2022: "html"}),
}


def truths() -> dict[str, Truth]:
    """File name → what it says; deterministic."""
    out: dict[str, Truth] = {}
    for stem, (agency, years) in PLAN.items():
        body = next(body for body in BODIES if body.agency == agency)
        carried: dict[str, int] | None = None
        for year, carrier in years.items():
            truth = make_truth(random.Random(f"{stem}-{year}"), body, year, carried)
            carried = carry_over(truth) if year >= 2020 else None
            out[f"{stem}-{year}{CARRIERS[carrier][0]}"] = truth
    planted = out["yunze-2022.pdf"]
    planted.prose["platform"] = [
        Prose(
            "发布招标公告96条，其中工程建设41条、政府采购33条、土地出让20条",
            "招标公告",
            "96",
            "条",
            year=2022,
        ),
    ]
    return out


def document(stem_year: str, truth: Truth) -> list[Block]:
    """The blocks of one example file, ending in the note that it is fictional."""
    return [*blocks(random.Random(f"layout-{stem_year}"), truth), Block("p", NOTE)]


def main() -> None:
    """Write every file."""
    carriers = {
        f"{stem}-{year}": carrier for stem, (_, years) in PLAN.items() for year, carrier in years.items()
    }
    for name, truth in truths().items():
        stem = name.rsplit(".", 1)[0]
        (FOLDER / name).write_bytes(CARRIERS[carriers[stem]][1](truth, document(stem, truth)))


if __name__ == "__main__":
    main()
