// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Frameworks, nodes, units, plans and maps between frameworks from Vala. */

using Support;

const string PLAN = """{
  "format": "dti-plan", "format-version": 1, "id": "p", "framework": "pair",
  "agencies": [ { "id": "ubnd", "title": "UBND" }, { "id": "so", "title": "Sở Tài chính", "aliases": ["STC"] } ],
  "assignments": [ { "node": "a", "role": "lead", "agency": "so" } ],
  "targets": [ { "node": "a", "kind": "at-least", "value": 8, "period": "2025" } ],
  "tasks": [ { "id": "t", "leads": ["so"], "cost": 12,
               "effects": [ { "node": "a", "points": 4, "probability": 0.5 } ],
               "history": [ { "status": "ongoing", "date": "2023-05-01", "actor": "an" } ] } ]
}""";

void test_framework () throws Error {
    var framework = new Dti.Framework.builtin (FRAMEWORK);
    var again = new Dti.Framework.from_json (framework.to_json ());

    same (again.digest, framework.digest);
    equal (framework.root.max, 1000);
    count (framework.views.get_n_items (), 3);
    count (framework.nodes.get_n_items (),
           framework.indicators.get_n_items () + framework.pillars.get_n_items ());
    texts (framework.get_periods (), { "2021", "2022", "2023" });
    assert_true (FRAMEWORK in Dti.Framework.list_builtin ());
    assert_true (framework.lookup ("nothing") == null);
    assert_false (framework.validate ().has_errors ());
    assert_cmpint (framework.make_variant ("/root/decimals", "1").root.decimals, CompareOperator.EQ, 1);
    fails (Dti.Error.NOT_FOUND, () => { framework.make_variant ("/nothing/here", "1"); });
}

void test_nodes () throws Error {
    var framework = new Dti.Framework.builtin (FRAMEWORK);
    var group = (Dti.Pillar) framework.lookup ("B1");
    var indicator = (Dti.Indicator) framework.lookup ("HTS");
    Dti.Node node = group;
    double floor;

    same (node.get_title ("en"), "Common foundation group");
    assert_true (group.aggregation == Dti.Aggregation.SUM);
    assert_true (group.missing_policy == Dti.MissingPolicy.PROPAGATE);
    assert_false (group.get_floor (out floor));
    equal (floor, 0);
    same (((Dti.Node) first (group.children)).id, "NTS");
    equal (group.get_child_weight (0), 1);
    same (((Dti.Rule) first (indicator.rules)).get_type_name (), "share");
    assert_true (indicator.kind == Dti.IndicatorKind.NUMBER);
    assert_true (indicator.ties == Dti.Ties.COMPETITION);
    equal (indicator.max, 100);
}

void test_assessment () throws Error {
    var framework = new Dti.Framework.from_json (
        """{ "format": "dti-framework", "format-version": 1, "id": "t",
             "assessment": { "evidence": "zero", "cap": "appraised",
                             "late-penalty": { "column": "days", "per-day": 2, "free-days": 3, "max": 10 } },
             "columns": { "days": "number" },
             "root": { "id": "r", "children": [ { "id": "a", "max": 100 } ] } }""");
    Dti.AssessmentRules rules = framework.assessment;
    double max;

    assert_true (rules.evidence == Dti.EvidencePolicy.ZERO);
    assert_true (rules.cap == Dti.ScoreCap.APPRAISED);
    assert_true (rules.has_late_penalty ());
    same (rules.late_column, "days");
    assert_true (rules.get_late_max (out max));
    equal (max, 10);
    equal (rules.compute_late_penalty (3), 0);
    equal (rules.compute_late_penalty (5), 4);
    equal (rules.compute_late_penalty (50), 10);
    assert_true (new Dti.Framework.builtin (FRAMEWORK).assessment == null);
}

void test_units () throws Error {
    var registry = new Dti.UnitRegistry.from_file (project_file ("examples/kien-giang/units.json"));
    var unit = registry.match ("kien giang");

    same (unit.id, "KG");
    assert_true (registry.lookup ("KG") == unit);
    texts (registry.get_successors ("KG", "2025-07-01"), { "AG-2025" });
    assert_true (unit.is_valid_in (new Dti.Period.year (2024)));
    assert_false (unit.is_valid_in (new Dti.Period.year (2026)));
    fails (Dti.Error.EXISTS, () => { registry.add (new Dti.Unit ("KG", "again")); });

    var own = new Dti.UnitRegistry ();

    own.add (new Dti.Unit ("x", "X"));
    own.add (new Dti.Unit ("y", "Y"));
    own.add (new Dti.Unit ("xy", "XY"));
    own.add_succession (Dti.SuccessionKind.MERGE, { "x", "y" }, { "xy" }, "2025-07-01", null);
    texts (own.get_predecessors ("xy", null), { "x", "y" });
    count (own.get_n_items (), 3);
    same (new Dti.UnitRegistry.from_json (own.to_json ()).to_json (), own.to_json ());
}

void test_plan () throws Error {
    var plan = new Dti.Plan.from_json (PLAN);
    Dti.Task task = plan.lookup_task ("t");
    var effect = (Dti.TaskEffect) first (task.effects);
    var event = (Dti.TaskEvent) first (task.history);
    var target = (Dti.Target) first (plan.targets);
    var assignment = (Dti.Assignment) first (plan.assignments);
    Dti.TaskStatus status;
    double number;

    same (plan.match_agency ("so tai chinh").id, "so");
    same (new Dti.Agency ("x", "Sở X").get_title (null), "Sở X");
    assert_true (((Dti.Agency) first (plan.agencies)).is_valid_on (day (2023, 1, 1)));
    assert_true (task.get_cost (out number));
    equal (number, 12);
    assert_true (effect.get_points (out number));
    equal (number, 4);
    assert_false (effect.get_value (out number));
    equal (effect.probability, 0.5);
    same (event.actor, "an");
    assert_true (task.get_status_on (day (2023, 6, 1), out status));
    assert_true (status == Dti.TaskStatus.ONGOING);
    assert_true (target.is_met (8) && !target.is_met (7.9));
    assert_true (assignment.role == Dti.Role.LEAD);
    assert_false (assignment.get_share (out number));
    same (new Dti.Plan.from_json (plan.to_json ()).digest, plan.digest);
    fails (Dti.Error.NOT_FOUND, () => { plan.match_agency ("Sở Du lịch"); });
}

void test_who_answers () throws Error {
    var plan = new Dti.Plan.from_json (PLAN);
    var framework = new Dti.Framework.from_json (PAIR);
    var chain = plan.who_answers_for (framework, "a", day (2023, 10, 1));
    Dti.Responsibility lead = (Dti.Responsibility) first (chain);
    Dti.Share share = (Dti.Share) first (plan.list_shares (framework, "a", day (2023, 10, 1)));

    same (lead.agency.id, "so");
    assert_true (lead.role == Dti.Role.LEAD);
    assert_false (lead.inherited);
    same (share.agency.id, "so");
    equal (share.share, 1);
}

void test_obligations_and_baselines () throws Error {
    var plan = new Dti.Plan.from_file (project_file ("examples/kien-giang/plan.json"));
    Dti.ObligationRule rule = plan.lookup_obligation ("q-agency");
    Dti.Baseline baseline = (Dti.Baseline) first (plan.baselines);
    int days;

    count (plan.tasks.get_n_items (), 27);
    count (rule.day, 25);
    assert_true (rule.bound == Dti.Bound.BEFORE);
    assert_true (rule.every == Dti.Frequency.QUARTER);
    assert_false (rule.get_opens_days_before (out days));
    assert_true (baseline.node != "");
    texts (plan.lookup_task ("7.d").get_leads (), { "stttt", "stc", "skhdt" });
}

void test_map () throws Error {
    var older = flat ("older", { "a", "b", "c" });
    var newer = flat ("newer", { "a", "bc" });
    var map = new Dti.FrameworkMap (older, newer);
    var suggested = new Dti.FrameworkMap.suggest (older, newer);
    double weight;

    map.set ("r", Dti.MapKind.SAME, { "r" });
    map.set ("a", Dti.MapKind.REDEFINED, { "a" });
    map.set ("b", Dti.MapKind.MERGED, { "bc" });
    map.set ("c", Dti.MapKind.MERGED, { "bc" });
    map.set_weight ("b", "bc", 0.25);
    assert_true (map.get_kind ("b") == Dti.MapKind.MERGED);
    texts (map.list_old_nodes ("bc"), { "b", "c" });
    assert_true (map.get_weight ("b", "bc", out weight));
    equal (weight, 0.25);
    assert_false (map.get_weight ("c", "bc", out weight));
    same (new Dti.FrameworkMap.from_json (map.to_json (), older, newer).to_json (), map.to_json ());
    assert_true (suggested.is_suggested ("a"));
    texts (suggested.list_unmapped_old (), { "b", "c" });
    map.seal ();
    fails (Dti.Error.CONFLICT, () => { map.confirm (null); });
}

async void read_later (MainLoop loop) {
    var units = project_file ("examples/kien-giang/units.json");
    var older = project_file ("libdti/frameworks/%s.json".printf (FRAMEWORK));
    var plan = project_file ("examples/kien-giang/plan.json");

    try {
        var framework = yield new Dti.Framework.from_file_async (older, null);
        var registry = yield new Dti.UnitRegistry.from_file_async (units, null);
        var read = yield new Dti.Plan.from_file_async (plan, null);

        same (framework.digest, new Dti.Framework.builtin (FRAMEWORK).digest);
        same (registry.to_json (), new Dti.UnitRegistry.from_file (units).to_json ());
        same (read.digest, new Dti.Plan.from_file (plan).digest);
        yield new Dti.Plan.from_file_async (project_file ("nothing.json"), null);
        assert_not_reached ();
    } catch (Error error) {
        assert_error (error, Dti.Error.quark (), Dti.Error.NOT_FOUND);
    }
    loop.quit ();
}

void test_async () throws Error {
    var loop = new MainLoop ();

    read_later.begin (loop);
    loop.run ();
}

int main (string[] args) {
    Test.init (ref args);
    add ("/vala/model/framework", test_framework);
    add ("/vala/model/nodes", test_nodes);
    add ("/vala/model/assessment", test_assessment);
    add ("/vala/model/units", test_units);
    add ("/vala/model/plan", test_plan);
    add ("/vala/model/who-answers", test_who_answers);
    add ("/vala/model/obligations-and-baselines", test_obligations_and_baselines);
    add ("/vala/model/map", test_map);
    add ("/vala/model/async", test_async);

    return Test.run ();
}
