"""Train a small transformer in place of the static table, where a GPU is at hand: one command, fixed seed and steps.

    python training/train_transformer.py DATA_DIR OUT_DIR [--device cuda]

Six layers of width 312 over single characters (about 10 million weights): first it learns to fill in masked characters
of the passages, then to bring questions and their passages together, with the pairs and shares of ``train.py``. The
folder ``OUT_DIR/model`` is an ordinary sentence-transformers model: name it in ``ASSISTANT_EMBEDDING_MODEL`` and index
again. Ship it only where ``benchmarks/retrieval.py --model OUT_DIR/model`` says it serves people better than the table.
"""

from __future__ import annotations

import argparse
import logging
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from genre import report_pairs
from torch import Tensor
from torch.nn import functional
from train import SEED, SOURCES, crop, read_pairs

from assistant.lexicon.synonyms import official_wordings
from assistant.lexicon.text import compact

logger = logging.getLogger("train_transformer")

CHARACTERS = 8_000
LENGTH = 160  # tokens of a text; a window of two sentences has fewer
MASKED = 0.15
SCALE = 20.0
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"

Pairs = dict[str, list[tuple[str, str]]]


def texts_of(data: Path) -> Pairs:
    """Questions and passages of every source, folded; questions with the official wordings of their lay words."""
    rng = random.Random(SEED)
    found: Pairs = {}
    for name, (_, question) in SOURCES.items():
        pairs = report_pairs(SEED) if name == "genre" else read_pairs(data / f"{name}.jsonl.gz")
        found[name] = [
            (_plain(" ".join((q, *official_wordings(q))) if question else q), _plain(crop(p, rng)))
            for q, p, _ in pairs
        ]
    return found


def _plain(text: str) -> str:
    return compact(text).text.lower()


def tokenizer_of(pairs: Pairs, folder: Path) -> Any:
    """A tokenizer of single characters; Latin words come letter by letter."""
    from transformers import BertTokenizerFast

    counts = Counter(char for texts in pairs.values() for pair in texts for text in pair for char in text)
    letters = [*LETTERS, *(f"##{letter}" for letter in LETTERS)]
    known = [char for char, _ in counts.most_common(CHARACTERS) if char not in LETTERS and not char.isspace()]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vocab.txt").write_text("\n".join((*SPECIAL, *letters, *known)), encoding="utf-8")
    return BertTokenizerFast(str(folder / "vocab.txt"), model_max_length=LENGTH)


def encode(tokenizer: Any, texts: Sequence[str], device: str) -> dict[str, Tensor]:
    """Token ids and their mask, as the model takes them."""
    batch = tokenizer(list(texts), padding=True, truncation=True, max_length=LENGTH, return_tensors="pt")
    return {name: batch[name].to(device) for name in ("input_ids", "attention_mask")}


def masked_loss(model: Any, tokenizer: Any, texts: Sequence[str], device: str) -> Tensor:
    """How badly masked characters are filled in."""
    batch = encode(tokenizer, texts, device)
    ids = batch["input_ids"]
    chosen = (torch.rand(ids.shape, device=device) < MASKED) & (ids >= len(SPECIAL))
    labels = ids.masked_fill(~chosen, -100)
    hidden = ids.masked_fill(chosen, tokenizer.mask_token_id)
    if not chosen.any():
        return torch.zeros((), device=device, requires_grad=True)
    loss: Tensor = model(input_ids=hidden, attention_mask=batch["attention_mask"], labels=labels).loss
    return loss


def pair_loss(model: Any, tokenizer: Any, pairs: Sequence[tuple[str, str]], device: str) -> Tensor:
    """Softmax over cosines, question to passage and back; pairs that share a text are no negatives."""
    left, right = (_vectors(model, encode(tokenizer, side, device)) for side in zip(*pairs, strict=True))
    scores = SCALE * left @ right.T
    twins = torch.tensor(
        [
            [i != j and (a[0] == b[0] or a[1] == b[1]) for j, b in enumerate(pairs)]
            for i, a in enumerate(pairs)
        ]
    )
    scores = scores.masked_fill(twins.to(device), -1e4)
    target = torch.arange(len(pairs), device=device)
    return (functional.cross_entropy(scores, target) + functional.cross_entropy(scores.T, target)) / 2


def _vectors(model: Any, batch: dict[str, Tensor]) -> Tensor:
    states = model(**batch).last_hidden_state
    mask = batch["attention_mask"][:, :, None].to(states.dtype)
    return functional.normalize((states * mask).sum(1) / mask.sum(1), dim=1)


def train(pairs: Pairs, tokenizer: Any, options: argparse.Namespace) -> Any:
    """The encoder after both lessons."""
    from transformers import BertConfig, BertForMaskedLM

    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=options.width,
        num_hidden_layers=options.layers,
        num_attention_heads=options.heads,
        intermediate_size=4 * options.width,
        max_position_embeddings=LENGTH,
    )
    model = BertForMaskedLM(config).to(options.device).train()
    rng = random.Random(SEED)
    names = list(SOURCES)
    shares = [SOURCES[name][0] for name in names]
    passages = [passage for name in names for _, passage in pairs[name]]

    def lesson_one() -> Tensor:
        texts = rng.sample(passages, min(options.batch, len(passages)))
        return masked_loss(model, tokenizer, texts, options.device)

    def lesson_two() -> Tensor:
        source = pairs[rng.choices(names, shares)[0]]
        chosen = rng.sample(source, min(options.batch, len(source)))
        return pair_loss(model.bert, tokenizer, chosen, options.device)

    for name, lesson, steps, rate in (
        ("masked characters", lesson_one, options.masked_steps, 5e-4),
        ("pairs", lesson_two, options.steps, 2e-4),
    ):
        optimiser = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.01)
        for step in range(steps):
            for group in optimiser.param_groups:
                group["lr"] = rate * min((step + 1) / max(1, steps // 20), (steps - step) / steps)
            optimiser.zero_grad(set_to_none=True)
            with torch.autocast(options.device, dtype=torch.bfloat16, enabled=options.device == "cuda"):
                loss = lesson()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            if step % 100 == 0:
                logger.info("%s, step %d of %d: loss %.3f", name, step, steps, loss.item())
    return model.bert.cpu().eval()


def save(encoder: Any, tokenizer: Any, out: Path) -> None:
    """Write it as sentence-transformers reads it: encoder, mean of the tokens, length one."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer

    encoder.save_pretrained(out / "encoder")
    tokenizer.save_pretrained(out / "encoder")
    read = Transformer(str(out / "encoder"), max_seq_length=LENGTH)
    modules = [read, Pooling(encoder.config.hidden_size, pooling_mode="mean"), Normalize()]
    SentenceTransformer(modules=modules, device="cpu").save(str(out / "model"))


def main(argv: list[str]) -> int:
    """Read the pairs, train, save into ``OUT_DIR/model``."""
    parser = argparse.ArgumentParser(description="Train a small transformer as embedding model.")
    parser.add_argument("data", type=Path, help="folder of the training pairs")
    parser.add_argument("out", type=Path, help="folder to write to")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--masked-steps", type=int, default=4000)
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--batch", type=int, default=512)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--width", type=int, default=312)
    parser.add_argument("--heads", type=int, default=12)
    options = parser.parse_args(argv)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.manual_seed(SEED)
    pairs = texts_of(options.data)
    tokenizer = tokenizer_of(pairs, options.out / "encoder")
    save(train(pairs, tokenizer, options), tokenizer, options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
