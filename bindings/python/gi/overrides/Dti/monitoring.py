# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The classes of libdti/monitoring: obligations, reports and accountability."""

from .base import Dti, attach_or_none


# ---- obligations and reports -----------------------------------------------------------------------


attach_or_none(Dti.Obligation, "get_days_late")
attach_or_none(Dti.ReportingRate, "get_rate")


# ---- accountability --------------------------------------------------------------------------------


attach_or_none(Dti.Accountability, "get_gained")
attach_or_none(Dti.AccountabilityNode, "get_gained", "get_over_claimed")
attach_or_none(
    Dti.AccountabilityRow,
    "get_gained_shared",
    "get_over_claimed",
    "get_on_time_rate",
    "get_return_rate",
)
Dti.Obligation.__repr__ = lambda self: (
    f"<Dti.Obligation {self.get_rule_id()} {self.get_agency()} {self.get_period()}: "
    f"{self.get_state().value_nick}>"
)
Dti.Submission.__repr__ = lambda self: (
    f"<Dti.Submission {self.get_agency()} {self.get_obligation()} {self.get_period()} "
    f"version {self.get_version()}: {self.get_state().value_nick}>"
)
Dti.ReportingRate.__repr__ = lambda self: (
    f"<Dti.ReportingRate {self.get_id()}: {self.get_n_received()} of {self.get_n_expected()}>"
)
Dti.AccountabilityRow.__repr__ = lambda self: (
    f"<Dti.AccountabilityRow {self.get_agency()}: lost {self.get_lost_shared():g}>"
)
Dti.SubmissionRegister.__bool__ = lambda self: True
Dti.ReportingRates.__bool__ = lambda self: True
Dti.Accountability.__bool__ = lambda self: True
