// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Plans, calendars, schedules, reports, rates and accountability from JavaScript. */

import Dti from 'gi://Dti?version=1.0';
import GLib from 'gi://GLib';

import {assert, equal, file, main, raises, rejects, test} from './tap.js';

const PLAN = file('examples/kien-giang/plan.json');
const DATA = file('examples/kien-giang/data-2022-2023.csv');
const {ObligationState, SubmissionAction, SubmissionState} = Dti;

const day = (year, month, number) => GLib.Date.new_dmy(number, month, year);
const instant = (month, number, hour = 3) => GLib.DateTime.new_utc(2023, month, number, hour, 0, 0);
const texts = date => [date.get_year(), date.get_month(), date.get_day()].join('-');
const loadPlan = () => Dti.Plan.new_from_file(PLAN);

test('plan', () => {
    const plan = loadPlan();
    const again = Dti.Plan.new_from_json(plan.to_json());

    equal(again.get_digest(), plan.get_digest());
    equal([...plan.get_tasks()].length, 27);
    equal([...plan.get_tasks()].filter(task => task.get_leads().length === 0).length, 14);
    equal(plan.match_agency('so ke hoach va dau tu').get_id(), 'skhdt');
    equal(plan.match_agency('Sở Nội vụ'.normalize('NFD')).get_id(), 'snv');
    raises(Dti.Error.NOT_FOUND, () => plan.match_agency('Sở Du lịch'));
    raises(Dti.Error.INVALID_DATA, () => Dti.Plan.new_from_json('{"format": "dti-plan"}'));
});

test('items of a plan', () => {
    const plan = loadPlan();
    const agency = plan.lookup_agency('ubnd-huyen');
    const task = plan.lookup_task('7.d');
    const rule = plan.lookup_obligation('q-agency');
    const [target] = [...plan.get_targets()];
    const baseline = [...plan.get_baselines()].find(b => b.get_doubtful());
    const lead = [...plan.get_assignments()].find(a => a.get_role() === Dti.Role.LEAD);

    assert(agency.get_is_group());
    equal(agency.get_answers_to(), 'chu-tich');
    equal(agency.title, 'UBND các huyện, thành phố');
    equal(task.get_leads(), ['stttt', 'stc', 'skhdt']);
    equal(task.get_cost(), null);
    equal(task.get_frequency(), null);
    equal(task.get_status_on(day(2023, 10, 1)), null);
    equal([...task.get_effects()], []);
    equal([...task.get_history()], []);
    equal(rule.get_day(), 25);
    equal(rule.get_bound(), Dti.Bound.BEFORE);
    equal(rule.get_opens_days_before(), null);
    assert(target.is_met(20) && !target.is_met(21));
    assert(baseline.get_rank() > 0);
    equal(lead.get_agency(), 'stttt');
    equal(lead.get_share(), null);
});

test('effects and events of a task', () => {
    const plan = Dti.Plan.new_from_json(JSON.stringify({
        format: 'dti-plan', 'format-version': 1, id: 'p',
        tasks: [{
            id: 't',
            effects: [{node: 'HTS', points: 4, probability: 0.5}],
            history: [{status: 'ongoing', date: '2023-05-01', actor: 'an'}],
        }],
    }));
    const [task] = [...plan.get_tasks()];
    const [effect] = [...task.get_effects()];
    const [event] = [...task.get_history()];

    equal(effect.get_points(), 4);
    equal(effect.get_value(), null);
    equal(effect.get_probability(), 0.5);
    equal(event.get_date(), '2023-05-01');
    equal(task.get_status_on(day(2023, 6, 1)), Dti.TaskStatus.ONGOING);
});

test('who answers', () => {
    const plan = loadPlan();
    const framework = Dti.Framework.new_builtin(plan.get_framework_id());
    const chain = [...plan.who_answers_for(framework, 'HTS', day(2023, 10, 1))];
    const shares = [...plan.list_shares(framework, 'HTS', day(2023, 10, 1))];

    equal(chain[chain.length - 1].get_agency().get_id(), 'chu-tich');
    equal(chain[chain.length - 1].get_role(), Dti.Role.OVERSEE);
    equal(shares.map(share => [share.get_agency().get_id(), share.get_share()]), [['stttt', 1]]);
    assert([...plan.validate(framework)].some(p => p.get_code() === 'not-reporting'));
});

test('calendar', () => {
    const calendar = Dti.Calendar.new_vietnam(2023, 2024);

    assert(!calendar.is_working_day(day(2023, 9, 2)));
    equal(texts(calendar.roll(day(2023, 9, 24), Dti.Roll.PRECEDING)), '2023-9-22');
    equal(calendar.get_day_kind(day(2023, 9, 24)), Dti.DayKind.WEEKEND);
    calendar.set_day(day(2023, 9, 23), Dti.DayKind.WORKING, 'làm bù');
    assert(calendar.is_working_day(day(2023, 9, 23)));
    assert([...calendar.get_holidays()].some(holiday => holiday.get_title() === 'làm bù'));
});

test('schedule and obligation', () => {
    const schedule = Dti.Schedule.new(loadPlan(), null);
    const obligation = schedule.lookup('q-agency', 'skhdt', '2023-Q3');
    const states = [];

    obligation.connect('notify::state', () => states.push(obligation.state));
    schedule.set_today(day(2023, 9, 1));
    schedule.set_today(day(2023, 9, 25));
    equal(states, [ObligationState.OPEN, ObligationState.OVERDUE]);
    equal(obligation.get_days_late(), 3);
    equal(texts(obligation.get_due()), '2023-9-24');
    equal(texts(obligation.dueRolled), '2023-9-22');
    equal(obligation.describe_state('en'), 'overdue (3 days)');
    equal([...schedule.list_obligations(day(2023, 9, 1), day(2023, 9, 30))].length, 17);
    equal([...schedule.list_due(5)].length, 17);
    assert(schedule.to_icalendar(day(2023, 9, 1), day(2023, 9, 30)).startsWith('BEGIN:VCALENDAR'));
});

function fill(register, agency) {
    const submission = register.open(agency, 'q-agency', '2023-Q3', 'an', instant(9, 1));

    submission.set_content(4, 4, 3, 0);
    return submission;
}

test('submission and register', () => {
    const register = Dti.SubmissionRegister.new();
    const submission = fill(register, 'skhdt');
    const refused = [...submission.list_permissions('binh')]
        .find(permission => permission.get_action() === SubmissionAction.VERIFY);

    assert(!refused.get_allowed());
    assert(refused.get_reason('vi').length > 0);
    raises(Dti.Error.CONFLICT,
        () => submission.apply(SubmissionAction.VERIFY, 'binh', null, instant(9, 20)));
    submission.apply(SubmissionAction.SUBMIT, 'an', null, instant(9, 20));
    raises(Dti.Error.INVALID_DATA,
        () => submission.apply(SubmissionAction.RETURN, 'binh', null, instant(9, 21)));
    submission.apply(SubmissionAction.VERIFY, 'binh', null, instant(9, 21));
    equal(submission.state, SubmissionState.VERIFIED);
    equal([...submission.get_history()].map(event => event.get_action()),
        [SubmissionAction.CREATE, SubmissionAction.SUBMIT, SubmissionAction.VERIFY]);
    equal([...register].length, 1);
    equal(register.lookup('skhdt', 'q-agency', '2023-Q3'), submission);
    equal(Dti.SubmissionRegister.new_from_json(register.to_json()).get_digest(),
        register.get_digest());
    equal(register.verify(), [true, 3]);
});

test('reporting rates', () => {
    const schedule = Dti.Schedule.new(loadPlan(), null);
    const register = Dti.SubmissionRegister.new();

    fill(register, 'skhdt').apply(SubmissionAction.SUBMIT, 'an', null, instant(9, 20));
    fill(register, 'snv').apply(SubmissionAction.SUBMIT, 'an', null, instant(9, 27));
    schedule.set_register(register);
    schedule.set_today(day(2023, 9, 28));

    const rates = Dti.ReportingRates.new(
        schedule.list_obligations(day(2023, 9, 1), day(2023, 9, 25)), Dti.RateGroup.AGENCY);
    const total = rates.get_total();

    equal([...rates].length, 16);
    equal([total.get_n_expected(), total.get_n_on_time(), total.get_n_late(), total.get_n_none()],
        [16, 1, 1, 14]);
    equal(total.get_rate(Dti.Rate.RECEIVED), 2 / 16);
    equal(rates.lookup('snv').get_rate(Dti.Rate.ON_TIME), 0);
    equal(rates.lookup('skhdt').get_rate(Dti.Rate.ON_TIME), 1);
});

test('accountability', () => {
    const plan = loadPlan();
    const framework = Dti.Framework.new_builtin(plan.get_framework_id());
    const dataset = Dti.Dataset.new_from_file(DATA, framework);
    const scorer = Dti.Scorer.new(framework);
    const account = Dti.Accountability.new(
        scorer.score(dataset, '2023'), plan, 'KG', day(2023, 12, 31));
    const row = account.lookup('stttt');

    equal(account.get_gained(), null);
    equal(row.get_gained_shared(), null);
    equal(row.get_on_time_rate(), null);
    account.set_previous(scorer.score(dataset, '2022'));
    assert(account.get_gained() > 0);
    let sum = account.get_unassigned_lost();
    for (const agency of account)
        sum += agency.get_lost_shared();
    equal(sum, account.get_lost());
    assert([...account.get_nodes()].every(node => node.get_owner_inherited()));
    equal([...account.who_answers_for('HTS', day(2023, 12, 31))].length > 1, true);
});

test('stages', () => {
    const framework = Dti.Framework.new_builtin('vn-dti-province-922');
    const dataset = Dti.Dataset.new_from_file(DATA, framework);
    const comparison = Dti.StageComparison.new(Dti.Scorer.new(framework), dataset, '2022');
    const [difference] = [...comparison.list_differences('KG')];

    equal(difference.get_unit(), 'KG');
    equal(difference.get_difference(Dti.Stage.SELF, Dti.Stage.APPRAISED), null);
    equal(framework.get_assessment(), null);
});

test('in the background', async () => {
    const plan = await Dti.Plan.new_from_file_async(PLAN, null);

    equal(plan.get_id(), 'kien-giang-222-kh-ubnd');
    await rejects(Dti.Error.NOT_FOUND, Dti.Calendar.new_from_file_async(file('nothing.json'), null));
    await rejects(Dti.Error.INVALID_DATA,
        Dti.SubmissionRegister.new_from_file_async(PLAN, null));
});

main();
