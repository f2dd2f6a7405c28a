/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/base/dti-problem.h>

/* Plan documents with one fault each; ' stands for ". */

typedef struct
{
  const char *members; /* of a document that is right but for these */
  DtiSeverity severity;
  const char *code;
  const char *node;
  const char *pointer;
} Fault;

#define ERROR DTI_SEVERITY_ERROR
#define WARNING DTI_SEVERITY_WARNING
#define NOTE DTI_SEVERITY_NOTE

#define BODIES(more) "'agencies':[{'id':'A'},{'id':'B'},{'id':'C'}" more "]"
#define ASSIGNED(item) BODIES ("") ",'assignments':[" item "]"
#define TASKS(items) BODIES ("") ",'tasks':[" items "]"
#define OBLIGED(items) BODIES ("") ",'obligations':[" items "]"
#define REPORT(id, more)                                                                           \
  "{'id':'" id "','from':'A','to':'B','every':'year','due':{'anchor':'period-end'}" more "}"

/* Documents that are refused. */
static const Fault faults[] = {
  /* The document. */
  { "'title':5", ERROR, "wrong-type", NULL, "/title" },
  { "'title':{'vi':5}", ERROR, "wrong-type", NULL, "/title/vi" },
  { "'framework':5", ERROR, "wrong-type", NULL, "/framework" },
  { "'source':['x']", ERROR, "wrong-type", NULL, "/source" },
  { "'valid':'2023'", ERROR, "wrong-type", NULL, "/valid" },
  { "'valid':{'from':'30/2/2023'}", ERROR, "invalid-date", NULL, "/valid/from" },
  { "'valid':{'to':'2023-02-29'}", ERROR, "invalid-date", NULL, "/valid/to" },
  { "'valid':{'from':'2024-01-01','to':'2023-12-31'}", ERROR, "out-of-range", NULL, "/valid" },
  { "'agencies':{}", ERROR, "wrong-type", NULL, "/agencies" },
  { "'agencies':[5]", ERROR, "wrong-type", NULL, "/agencies/0" },
  { "'assignments':'x'", ERROR, "wrong-type", NULL, "/assignments" },
  { "'tasks':[[]]", ERROR, "wrong-type", NULL, "/tasks/0" },
  { "'targets':[null]", ERROR, "wrong-type", NULL, "/targets/0" },
  { "'obligations':5", ERROR, "wrong-type", NULL, "/obligations" },
  { "'baseline':5", ERROR, "wrong-type", NULL, "/baseline" },
  { "'baseline':[5]", ERROR, "wrong-type", NULL, "/baseline/0" },

  /* Items, whose own tests say more. */
  { "'agencies':[{}]", ERROR, "missing-member", NULL, "/agencies/0" },
  { ASSIGNED ("{'node':'n','agency':'A'}"), ERROR, "missing-member", "n", "/assignments/0" },
  { ASSIGNED ("{'node':'n','agency':'A','role':'boss'}"),
    ERROR,
    "unknown-name",
    "n",
    "/assignments/0/role" },
  { ASSIGNED ("{'node':'n','agency':'A','role':'lead','share':1.5}"),
    ERROR,
    "out-of-range",
    "n",
    "/assignments/0/share" },
  { TASKS ("{'id':'t','node':'n','lead':5}"), ERROR, "wrong-type", "n", "/tasks/0/lead" },
  { OBLIGED ("{'id':'o','from':'A','every':'day'}"),
    ERROR,
    "unknown-name",
    NULL,
    "/obligations/0/every" },

  /* Ids twice. */
  { BODIES (",{'id':'A'}"), ERROR, "duplicate-id", NULL, "/agencies/3/id" },
  { TASKS ("{'id':'t','lead':['A']},{'id':'t','lead':['A'],'node':'n'}"),
    ERROR,
    "duplicate-id",
    "n",
    "/tasks/1/id" },
  { OBLIGED (REPORT ("o", "") "," REPORT ("o", "")),
    ERROR,
    "duplicate-id",
    NULL,
    "/obligations/1/id" },

  /* Ids that nobody has. */
  { BODIES (",{'id':'D','parent':'X'}"), ERROR, "unknown-id", NULL, "/agencies/3/parent" },
  { BODIES (",{'id':'D','answers-to':'X'}"), ERROR, "unknown-id", NULL, "/agencies/3/answers-to" },
  { BODIES (",{'id':'G','members':['A','X']}"),
    ERROR,
    "unknown-id",
    NULL,
    "/agencies/3/members/1" },
  { BODIES (",{'id':'D','successors':['X']}"),
    ERROR,
    "unknown-id",
    NULL,
    "/agencies/3/successors/0" },
  { ASSIGNED ("{'node':'n','agency':'X','role':'monitor'}"),
    ERROR,
    "unknown-id",
    "n",
    "/assignments/0/agency" },
  { TASKS ("{'id':'t','node':'n','lead':['A','X']}"), ERROR, "unknown-id", "n", "/tasks/0/lead/1" },
  { TASKS ("{'id':'t','lead':['A'],'coordinate':['X']}"),
    ERROR,
    "unknown-id",
    NULL,
    "/tasks/0/coordinate/0" },
  { TASKS ("{'id':'t','lead':['A'],'by':['X']}"), ERROR, "unknown-id", NULL, "/tasks/0/by/0" },
  { TASKS ("{'id':'t','lead':['A'],'requires':['u']}"),
    ERROR,
    "unknown-id",
    NULL,
    "/tasks/0/requires/0" },
  { TASKS ("{'id':'t','lead':['A'],'excludes':['u']}"),
    ERROR,
    "unknown-id",
    NULL,
    "/tasks/0/excludes/0" },
  { OBLIGED ("{'id':'o','from':'X','to':'A','due':{'anchor':'on-request'}}"),
    ERROR,
    "unknown-id",
    NULL,
    "/obligations/0/from" },
  { OBLIGED ("{'id':'o','from':['A','X'],'to':'A','due':{'anchor':'on-request'}}"),
    ERROR,
    "unknown-id",
    NULL,
    "/obligations/0/from/1" },
  { OBLIGED ("{'id':'o','from':['A'],'to':['X'],'due':{'anchor':'on-request'}}"),
    ERROR,
    "unknown-id",
    NULL,
    "/obligations/0/to/0" },
  { OBLIGED (REPORT ("o", ",'feeds':'x'")), ERROR, "unknown-id", NULL, "/obligations/0/feeds" },

  /* Cycles. */
  { BODIES (",{'id':'D','parent':'E'},{'id':'E','parent':'D'}"),
    ERROR,
    "cycle",
    NULL,
    "/agencies/4/parent" },
  { BODIES (",{'id':'D','parent':'D'}"), ERROR, "cycle", NULL, "/agencies/3/parent" },
  { BODIES (",{'id':'D','answers-to':'E'},{'id':'E','answers-to':'F'},{'id':'F','parent':'D'}"),
    ERROR,
    "cycle",
    NULL,
    "/agencies/5/answers-to" },
  { BODIES (",{'id':'G','members':['A','H']},{'id':'H','members':['G']}"),
    ERROR,
    "cycle",
    NULL,
    "/agencies/4/members" },
  { BODIES (",{'id':'D','successors':['D']}"), ERROR, "cycle", NULL, "/agencies/3/successors" },
  { TASKS ("{'id':'t','node':'n','lead':['A'],'requires':['t']}"),
    ERROR,
    "cycle",
    "n",
    "/tasks/0/requires" },
  { TASKS ("{'id':'t','lead':['A'],'requires':['u']},{'id':'u','lead':['A'],'requires':['w']},"
           "{'id':'w','lead':['A'],'requires':['t']}"),
    ERROR,
    "cycle",
    NULL,
    "/tasks/2/requires" },
  { OBLIGED (REPORT ("o", ",'feeds':'p'") "," REPORT ("p", ",'feeds':'o'")),
    ERROR,
    "cycle",
    NULL,
    "/obligations/1/feeds" },
};

/* A plan without a gap for the small framework; what is added to it has one. */
#define WHOLE_BODIES "{'id':'A'},{'id':'B'},{'id':'C'}"
#define WHOLE_ASSIGNMENTS                                                                          \
  "{'node':'r','agency':'A','role':'lead'},{'node':'r','agency':'A','role':'supply-data'}"
#define WHOLE_OBLIGATIONS                                                                          \
  "{'id':'o','from':['A','B'],'to':'B','every':'year','due':{'anchor':'period-end'}}"
#define WHOLE(bodies, assignments, obligations, more)                                              \
  "'agencies':[" WHOLE_BODIES bodies "],'assignments':[" WHOLE_ASSIGNMENTS assignments             \
  "],'obligations':[" WHOLE_OBLIGATIONS obligations "]" more

/* Plans that can be read and have one problem. */
static const Fault gaps[] = {
  { WHOLE ("", "", "", ",'colour':'red'"), WARNING, "unknown-member", NULL, "/colour" },
  { WHOLE ("", "", "", ",'framework':'g'"), WARNING, "other-framework", NULL, "/framework" },

  /* Nodes that the framework does not have. */
  { WHOLE ("", ",{'node':'x','agency':'A','role':'monitor'}", "", ""),
    ERROR,
    "unknown-id",
    "x",
    "/assignments/2/node" },
  { WHOLE ("", "", "", ",'tasks':[{'id':'t','node':'x','lead':['A']}]"),
    ERROR,
    "unknown-id",
    "x",
    "/tasks/0/node" },
  { WHOLE ("",
           "",
           "",
           ",'tasks':[{'id':'t','lead':['A'],'effects':[{'node':'a','points':1},"
           "{'node':'x','points':1}]}]"),
    ERROR,
    "unknown-id",
    "x",
    "/tasks/0/effects/1/node" },
  { WHOLE ("", "", "", ",'targets':[{'node':'x','period':'2023','kind':'at-least','value':1}]"),
    ERROR,
    "unknown-id",
    "x",
    "/targets/0/node" },
  { WHOLE ("",
           "",
           ",{'id':'n','from':'B','to':'A','every':'year','due':{'anchor':'period-end'},"
           "'nodes':['a','x']}",
           ""),
    ERROR,
    "unknown-id",
    "x",
    "/obligations/1/nodes/1" },
  { WHOLE ("",
           "",
           ",{'id':'n','from':'B','to':'A','every':'year','due':{'anchor':'period-end'},"
           "'nodes':'x'}",
           ""),
    ERROR,
    "unknown-id",
    "x",
    "/obligations/1/nodes" },
  { WHOLE ("", "", "", ",'baseline':[{'node':'x','period':'2022','value':1}]"),
    ERROR,
    "unknown-id",
    "x",
    "/baseline/0/node" },
  { WHOLE ("", "", "", ",'baseline':{'node':'x','period':'2022','value':1}"),
    ERROR,
    "unknown-id",
    "x",
    "/baseline/node" },
  { WHOLE ("",
           "",
           "",
           ",'targets':[{'node':'i','period':'2023','kind':'rank-at-most','value':20}]"),
    WARNING,
    "unranked-node",
    "i",
    "/targets/0/kind" },

  /* Leads and shares. */
  { WHOLE ("", ",{'node':'r','agency':'B','role':'lead'}", "", ""),
    WARNING,
    "several-leads",
    "r",
    "/assignments/2" },
  { WHOLE ("", ",{'node':'a','agency':'A','role':'lead','share':0.5}", "", ""),
    ERROR,
    "invalid-shares",
    "a",
    "/assignments/2/share" },
  { WHOLE ("",
           ",{'node':'a','agency':'A','role':'lead','share':0.75},"
           "{'node':'a','agency':'B','role':'lead','share':0.5}",
           "",
           ""),
    ERROR,
    "invalid-shares",
    "a",
    "/assignments/2/share" },
  { WHOLE ("",
           ",{'node':'a','agency':'A','role':'lead','share':0.5},"
           "{'node':'a','agency':'B','role':'lead','share':0.5,'valid':{'to':'2023-12-31'}}",
           "",
           ""),
    ERROR,
    "invalid-shares",
    "a",
    "/assignments/2/share" },
  { WHOLE ("",
           ",{'node':'a','agency':'A','role':'lead','share':1},"
           "{'node':'a','agency':'B','role':'coordinate','share':0.25}",
           "",
           ""),
    ERROR,
    "invalid-shares",
    "a",
    "/assignments/2/share" },

  /* Closed agencies. */
  { WHOLE (",{'id':'D','valid':{'to':'2025-02-28'},'successors':['A']}",
           ",{'node':'a','agency':'D','role':'supply-data'}",
           ",{'id':'n','from':'D','to':'A','every':'year','due':{'anchor':'period-end'},"
           "'valid':{'to':'2025-02-28'}}",
           ""),
    WARNING,
    "closed-agency",
    "a",
    "/assignments/2/agency" },
  { WHOLE (",{'id':'D','valid':{'from':'2025-03-01'}}",
           ",{'node':'a','agency':'D','role':'supply-data','valid':{'from':'2025-01-01'}}",
           ",{'id':'n','from':'D','to':'A','every':'year','due':{'anchor':'period-end'}}",
           ""),
    WARNING,
    "closed-agency",
    "a",
    "/assignments/2/agency" },
  { WHOLE (",{'id':'D','valid':{'to':'2025-02-28'}}",
           "",
           ",{'id':'n','from':['B','D'],'to':'A','every':'year','due':{'anchor':'period-end'}}",
           ""),
    WARNING,
    "closed-agency",
    NULL,
    "/obligations/1/from" },
  { WHOLE (",{'id':'D','valid':{'to':'2025-02-28'}}",
           "",
           ",{'id':'n','from':'B','to':'D','every':'year','due':{'anchor':'period-end'}}",
           ""),
    WARNING,
    "closed-agency",
    NULL,
    "/obligations/1/to" },
  { WHOLE (",{'id':'D','valid':{'to':'2025-02-28'}},{'id':'G','members':['B','D']}",
           "",
           ",{'id':'n','from':'G','to':'A','every':'year','due':{'anchor':'period-end'}}",
           ""),
    WARNING,
    "closed-agency",
    NULL,
    "/obligations/1/from" },

  /* Groups and reports. */
  { WHOLE (",{'id':'G','kind':'group'}", "", "", ""), NOTE, "empty-group", NULL, "/agencies/3" },
  { WHOLE ("", ",{'node':'q','agency':'C','role':'monitor'}", "", ""),
    WARNING,
    "not-reporting",
    "q",
    "/assignments/2/agency" },
  { WHOLE ("",
           ",{'node':'q','agency':'C','role':'monitor'}",
           ",{'id':'n','from':'C','to':'A','due':{'anchor':'on-request'}}",
           ""),
    WARNING,
    "not-reporting",
    "q",
    "/assignments/2/agency" },
  { WHOLE (",{'id':'G','members':['B','C']}",
           ",{'node':'q','agency':'G','role':'monitor'}",
           "",
           ""),
    WARNING,
    "not-reporting",
    "q",
    "/assignments/2/agency" },
  { WHOLE ("", ",{'node':'q','agency':'C','role':'coordinate'}", "", ""),
    WARNING,
    "coordinator-without-duty",
    "q",
    "/assignments/2/agency" },
  { WHOLE ("", "", "", ",'tasks':[{'id':'t','node':'b','lead':['A'],'coordinate':['B','C']}]"),
    WARNING,
    "coordinator-without-duty",
    "b",
    "/tasks/0/coordinate/1" },
  { WHOLE ("", "", "", ",'tasks':[{'id':'t','node':'b','lead':'A','coordinate':'C'}]"),
    WARNING,
    "coordinator-without-duty",
    "b",
    "/tasks/0/coordinate" },

  /* Tasks. */
  { WHOLE ("", "", "", ",'tasks':[{'id':'t','node':'b','lead':[]}]"),
    WARNING,
    "task-without-lead",
    "b",
    "/tasks/0" },
  { WHOLE ("", "", "", ",'tasks':[{'id':'t'}]"), WARNING, "task-without-lead", NULL, "/tasks/0" },
  { WHOLE ("", "", "", ",'tasks':[{'id':'t','node':'b','lead':['A'],'excludes':['t']}]"),
    ERROR,
    "contradiction",
    "b",
    "/tasks/0/excludes" },
  { WHOLE ("",
           "",
           "",
           ",'tasks':[{'id':'t','lead':['A'],'requires':['u'],'excludes':['u']},"
           "{'id':'u','lead':['A']}]"),
    ERROR,
    "contradiction",
    NULL,
    "/tasks/0/excludes" },
  { WHOLE ("",
           "",
           "",
           ",'tasks':[{'id':'s','lead':['A'],'requires':['t']},"
           "{'id':'t','lead':['A'],'requires':['u','x']},{'id':'u','lead':['A'],'requires':['w']},"
           "{'id':'w','lead':['A'],'excludes':['x']},{'id':'x','lead':['A'],'excludes':['w']}]"),
    ERROR,
    "contradiction",
    NULL,
    "/tasks/1/requires" },
};

/* Plans of the same make that have no problem at all. */
static const char *const sound[] = {
  WHOLE ("", "", "", ""),
  WHOLE ("", "", "", ",'framework':'f','note':'x','description':{},'attributes':{'a':1}"),
  /* Another lead for a part, or after the first one. */
  WHOLE ("", ",{'node':'a','agency':'B','role':'lead'}", "", ""),
  WHOLE ("",
         ",{'node':'a','agency':'A','role':'lead','valid':{'to':'2023-12-31'}},"
         "{'node':'a','agency':'B','role':'lead','valid':{'from':'2024-01-01'}}",
         "",
         ""),
  /* Shares that sum to 1, on every day that counts. */
  WHOLE ("",
         ",{'node':'a','agency':'A','role':'lead','share':0.5},"
         "{'node':'a','agency':'B','role':'lead'}",
         "",
         ""),
  WHOLE ("",
         ",{'node':'a','agency':'A','role':'lead','share':0.333333333333},"
         "{'node':'a','agency':'B','role':'lead','share':0.333333333333},"
         "{'node':'a','agency':'C','role':'lead','share':0.333333333334}",
         ",{'id':'n','from':'C','to':'A','every':'year','due':{'anchor':'period-end'}}",
         ""),
  WHOLE ("",
         ",{'node':'a','agency':'A','role':'lead','share':1,'valid':{'to':'2023-12-31'}},"
         "{'node':'a','agency':'A','role':'lead','share':0.5,'valid':{'from':'2024-01-01'}},"
         "{'node':'a','agency':'B','role':'coordinate','share':0.5,'valid':{'from':'2024-01-01'}}",
         "",
         ""),
  /* The plan begins when the second one does. */
  WHOLE ("",
         ",{'node':'a','agency':'A','role':'lead','share':0.5},"
         "{'node':'a','agency':'B','role':'lead','share':0.5,'valid':{'from':'2023-09-12'}}",
         "",
         ",'valid':{'from':'2023-09-12'}"),
  /* Everybody in a group reports; a group reports for its members. */
  WHOLE (",{'id':'G','members':['A','B']}", ",{'node':'q','agency':'G','role':'monitor'}", "", ""),
  WHOLE (",{'id':'G','members':['C','B']}",
         ",{'node':'q','agency':'C','role':'monitor'}",
         ",{'id':'n','from':'G','to':'A','every':'year','due':{'anchor':'period-end'}}",
         ""),
  /* Who helps is asked on request; who directs is asked for nothing. */
  WHOLE ("",
         ",{'node':'q','agency':'C','role':'coordinate'}",
         ",{'id':'n','from':'C','to':'A','due':{'anchor':'on-request'}}",
         ""),
  WHOLE ("", ",{'node':'q','agency':'C','role':'oversee'}", "", ""),
  /* The plan ends with the agency. */
  WHOLE (",{'id':'D','valid':{'to':'2025-02-28'}}",
         ",{'node':'a','agency':'D','role':'supply-data'}",
         ",{'id':'n','from':'D','to':'A','every':'year','due':{'anchor':'period-end'}}",
         ",'valid':{'to':'2025-02-28'}"),
  /* A body and its successor report one after the other. */
  WHOLE (",{'id':'D','valid':{'to':'2025-02-28'},'successors':['E']},"
         "{'id':'E','valid':{'from':'2025-03-01'}},{'id':'G','members':['D','E']}",
         "",
         ",{'id':'n','from':['B','G'],'to':['D','E'],'every':'year','due':{'anchor':'period-end'},"
         "'valid':{'from':'2023-01-01'}}",
         ""),
  /* Tasks that exclude each other, each without the other. */
  WHOLE ("",
         "",
         "",
         ",'tasks':[{'id':'t','lead':['A'],'requires':['u'],'excludes':['w']},"
         "{'id':'u','lead':['A']},{'id':'w','lead':['A'],'requires':['u']}]"),
  WHOLE ("", "", "", ",'targets':[{'node':'r','period':'2023','kind':'rank-at-most','value':20}]"),
};
