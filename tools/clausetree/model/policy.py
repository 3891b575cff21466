"""Policies: what a fork does with what its upstream changes."""

from __future__ import annotations

from typing import Literal

Policy = Literal["follow", "pin", "review"]
"""Take it over; leave it; leave it and say so."""
