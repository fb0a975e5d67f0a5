// The parts of the page that need no browser: what differs, what moves, and what people take away.

import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {differences, moved} from '../assets/diff.js';
import {golang} from '../assets/golang.js';
import {kindOf} from '../assets/kinds.js';
import {follow} from '../assets/marks.js';
import {samples} from '../assets/samples.js';
import {formatOf, formats, policyFile, queryOf} from '../assets/wish.js';
import {bin, daemon, root, run} from './world.mjs';

const wish = {policy: '', profile: 'default', usual: false, entities: [], countries: [], operator: '', format: 'text'};

// random returns a function that draws the same numbers below n for the same seed.
function random(seed) {
  return (n) => {
    seed = Math.imul(seed ^ seed >>> 15, 0x2c1b3c6d) + 0x9e3779b9 | 0;
    return ((seed ^ seed >>> 12) >>> 0) % n;
  };
}

// edited returns a text with random pieces of it replaced, as masking does.
function edited(draw, text) {
  const pieces = ['[EMAIL_ADDRESS]', '▇▇▇', '', '"▇"', 'x\ny'];
  for (let i = draw(4); i > 0; i--) {
    const at = draw(text.length + 1);
    text = text.slice(0, at) + pieces[draw(pieces.length)] + text.slice(Math.min(at + draw(9), text.length));
  }
  return text;
}

test('differences are what differs', () => {
  const seed = Date.now() & 0xffff, draw = random(seed);
  for (let i = 0; i < 3000; i++) {
    const before = Array.from({length: draw(30)}, () => 'ab1 \n🙈'[draw(6)] ?? '').join('') + '\nmail ann@example.com\n';
    const after = edited(draw, before);
    let out = '', at = 0;
    for (const {a, b} of differences(before, after).flatMap((run) => run.changes)) {
      assert.ok(a.start >= at, `seed ${seed}`);
      out += before.slice(at, a.start) + after.slice(b.start, b.end);
      at = a.end;
    }
    assert.equal(out + before.slice(at), after, `seed ${seed}`);
  }
});

test('places move with what is replaced before them', () => {
  const before = 'card 4111 1111, mail ann@example.com, x', after = 'card ▇▇▇▇ 1111, mail [EMAIL_ADDRESS], x';
  const changes = differences(before, after).flatMap((run) => run.changes);
  const there = (part) => {
    const start = before.lastIndexOf(part), span = moved(changes, {start, end: start + part.length});
    return after.slice(span.start, span.end);
  };
  assert.deepEqual(['4111 1111', 'ann@example.com', 'x', 'card', ', mail '].map(there), ['▇▇▇▇ 1111', '[EMAIL_ADDRESS]', 'x', 'card', ', mail ']);
});

test('quotes that a number needs now are of its place', () => {
  for (const [before, after] of [['{"n": 4111, "m": 1}', '{"n": "▇▇▇▇", "m": 1}'], ['[4111111111111111,2]', '["411111▇▇▇▇▇▇1111",2]']]) {
    const changes = differences(before, after).flatMap((run) => run.changes);
    const [number] = before.match(/4\d+/), start = before.indexOf(number);
    const span = moved(changes, {start, end: start + number.length});
    assert.match(after.slice(span.start, span.end), /^"[^"]*"$/);
    const two = before.lastIndexOf(before.at(-2)), other = moved(changes, {start: two, end: two + 1});
    assert.equal(after.slice(other.start, other.end), before.at(-2));
  }
});

test('findings follow an edit until there are new ones', () => {
  const f = [{utf16: {start: 5, end: 9}}, {utf16: {start: 12, end: 15}}];
  const starts = (before, after) => follow(f, before, after).map((x) => x.utf16.start);
  const text = 'card 4111 a bcd';
  assert.deepEqual(starts(text, 'my ' + text), [8, 15]);
  assert.deepEqual(starts(text, text + ' end'), [5, 12]);
  assert.deepEqual(starts(text, 'card x4111 a bcd'), [6, 13]);
  assert.deepEqual(starts(text, 'card 4111x a bcd'), [5, 13]);
  assert.deepEqual(starts(text, 'card 41x11 a bcd'), [13]);
  assert.deepEqual(starts(text, ''), []);
});

test('every entity of the catalogue has a colour of its kind', async (t) => {
  const url = await daemon(t);
  const all = await (await fetch(url + '/v1/entities?profile=strict')).json();
  assert.ok(all.length > 300);
  assert.deepEqual(all.map((e) => e.name).filter((name) => kindOf(name) === 'other'), []);
  for (const [name, kind] of Object.entries({
    CREDIT_CARD: 'money', IBAN_CODE: 'money', US_BANK_NUMBER: 'money', EMAIL_ADDRESS: 'person', IP_ADDRESS: 'machine', US_SSN: 'id',
    AGE: 'person', AGE_SECRET_KEY: 'secret', CRYPTO_SEED_PHRASE: 'secret', URL_CREDENTIALS: 'secret', EMPLOYEE_NUMBER_42: 'other',
  })) assert.equal(kindOf(name), kind, name);
});

test('the server reads every format', async (t) => {
  const url = await daemon(t);
  for (const [name, {media}] of Object.entries(formats)) {
    const answer = await fetch(url + '/v1/scan/document', {method: 'POST', headers: {'Content-Type': media}, body: ''});
    assert.notEqual(answer.status, 415, name);
  }
  assert.deepEqual(['a.JSON', 'a.b.csv', 'x.htm', 'x', 'app.log'].map(formatOf), ['json', 'csv', 'html', 'text', 'text']);
});

test('wishes are queries', () => {
  assert.equal(queryOf({...wish, usual: true}), '');
  assert.equal(queryOf({...wish, policy: 'a&b', profile: ''}), '?policy=a%26b');
  assert.equal(queryOf({...wish, profile: 'pci', operator: 'hide', countries: ['DE', 'SE'], entities: ['X']}),
    '?profile=pci&operator=hide&countries=DE,SE&entities=X');
});

test('what is taken away does the same', {timeout: 120_000}, async (t) => {
  const dir = await mkdtemp(join(tmpdir(), 'journey-'));
  t.after(() => rm(dir, {recursive: true}));
  const file = join(dir, 'policy.yaml'), program = join(dir, 'main.go');
  const text = samples.filter((s) => s.format === 'text').map((s) => s.text).join('\n') +
    'born 3 May 1952, aged 95, on 2026-11-24, ship to Springfield, IL 62704\n';
  const profiles = ['default', 'strict', 'pci', 'zendesk', 'presidio', 'secrets', 'gdpr', 'hipaa', 'luhnybin'];
  const operators = ['', 'mask', 'replace', 'hide', 'remove', 'keep', 'generalise'];

  await t.test('a policy file, for each profile and operator', async () => {
    const url = await daemon(t);
    for (const profile of profiles) {
      for (const operator of operators) {
        const w = {...wish, profile, operator};
        await writeFile(file, policyFile(w));
        const want = await fetch(url + '/v1/redact' + queryOf(w), {method: 'POST', headers: {'Content-Type': 'text/plain'}, body: text});
        assert.equal(want.status, 200);
        assert.equal(await run(bin + '/redact', ['--policy', file], text), await want.text(), `${profile} ${operator}`);
      }
      assert.equal(await run(bin + '/redact', ['policy', 'lint', file]), 'the policy is valid\n', profile);
    }
  });

  await t.test('a policy file with all that there is', async () => {
    const w = {...wish, profile: 'gdpr', operator: 'hide', countries: ['NO', 'SE'], entities: ['CREDIT_CARD', 'SE_PERSONNUMMER']};
    await writeFile(file, policyFile(w));
    assert.equal(await run(bin + '/redact', ['policy', 'lint', file]), 'the policy is valid\n');
    assert.equal(await run(bin + '/redact', ['--policy', file], 'personnummer 811228-9874, ann@example.com'),
      'personnummer ▇▇▇▇▇▇▇▇▇▇▇, ann@example.com');
    await writeFile(file, policyFile({...w, policy: 'ours # "x"\n', profile: ''}));
    await run(bin + '/redact', ['policy', 'lint', file]);
  });

  await t.test('a program in Go', async () => {
    for (const [w, input, want] of [
      [{...wish, profile: 'gdpr', operator: 'hide', countries: ['DE']}, 'personnummer 811228-9874, a@b.example', 'personnummer 811228-9874, ▇▇▇▇▇▇▇▇▇▇▇'],
      [{...wish, entities: ['EMAIL_ADDRESS']}, 'SSN 536-90-4399, a@b.example', 'SSN 536-90-4399, [EMAIL_ADDRESS]'],
      [{...wish, format: 'json'}, '{"ssn": 536904399}', '{"ssn": "[US_SSN]"}'],
    ]) {
      await writeFile(program, golang(w));
      assert.equal(await run('gofmt', ['-l', program]), '');
      assert.equal(await run('go', ['run', program], input, {cwd: root}), want);
    }
    for (const format of Object.keys(formats)) assert.ok(golang({...wish, format}).includes(format === 'text' ? 'NewReader' : `"${format}"`));
  });
});
