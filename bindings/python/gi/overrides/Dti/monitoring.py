# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The classes of libdti/monitoring: obligations, reports and accountability."""

from __future__ import annotations

from .extension import Extension

# ---- accountability --------------------------------------------------------------------------------


class Obligation(Extension):
    def __repr__(self) -> str:
        return (
            f"<Dti.Obligation {self.get_rule_id()} {self.get_agency()} {self.get_period()}: "
            f"{self.get_state().value_nick}>"
        )


class Submission(Extension):
    def __repr__(self) -> str:
        return (
            f"<Dti.Submission {self.get_agency()} {self.get_obligation()} {self.get_period()} "
            f"version {self.get_version()}: {self.get_state().value_nick}>"
        )


class ReportingRate(Extension):
    def __repr__(self) -> str:
        return f"<Dti.ReportingRate {self.get_id()}: {self.get_n_received()} of {self.get_n_expected()}>"


class AccountabilityRow(Extension):
    def __repr__(self) -> str:
        return f"<Dti.AccountabilityRow {self.get_agency()}: lost {self.get_lost_shared():g}>"
