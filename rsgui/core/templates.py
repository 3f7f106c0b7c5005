"""Chat templates that a person can choose where a model has none, or in place of its own."""

from __future__ import annotations

PLAIN = ""
"""No template: the messages as plain text, an empty line between them."""

CHATML = """\
{% for message in messages %}
{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>\\n' }}
{%- endfor %}
{% if add_generation_prompt %}
{{ '<|im_start|>assistant\\n' }}
{%- endif %}
"""
"""The form that many models were trained on: each turn between <|im_start|> and <|im_end|>."""
