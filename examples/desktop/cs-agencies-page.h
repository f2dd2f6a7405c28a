/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include "cs-page.h"

G_BEGIN_DECLS

#define CS_TYPE_AGENCIES_PAGE (cs_agencies_page_get_type ())

G_DECLARE_FINAL_TYPE (CsAgenciesPage, cs_agencies_page, CS, AGENCIES_PAGE, CsPage)

G_END_DECLS
