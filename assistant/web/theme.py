"""Gradio's look, every colour and size of it taken from ``assets/tokens.css``."""

from __future__ import annotations

import gradio as gr

__all__ = ["official_theme"]


def official_theme() -> gr.themes.Base:
    """A theme without a colour of its own: light, dark and high contrast all come from the tokens."""
    theme = gr.themes.Base(font=["var(--sans)"], font_mono=["ui-monospace", "monospace"])
    values = {
        "body_background_fill": "var(--paper)",
        "body_text_color": "var(--ink)",
        "body_text_color_subdued": "var(--ink-2)",
        "background_fill_primary": "var(--card)",
        "background_fill_secondary": "var(--paper)",
        "block_background_fill": "transparent",
        "border_color_primary": "var(--line)",
        "border_color_accent": "var(--brand)",
        "color_accent_soft": "var(--brand-soft)",
        "input_background_fill": "var(--card)",
        "input_border_color": "var(--ink-2)",
        "input_border_color_focus": "var(--brand)",
        "input_placeholder_color": "var(--ink-2)",
        "link_text_color": "var(--brand)",
        "button_primary_background_fill": "var(--brand)",
        "button_primary_background_fill_hover": "var(--brand)",
        "button_primary_text_color": "var(--brand-ink)",
        "button_secondary_background_fill": "var(--card)",
        "button_secondary_text_color": "var(--ink)",
    }
    both = {f"{name}_dark": value for name, value in values.items()}
    return theme.set(**values, **both, block_border_width="0px", block_shadow="none", input_shadow="none")
