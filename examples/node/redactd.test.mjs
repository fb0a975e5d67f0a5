// Runs the client against the redactd at REDACTD_URL.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import test from 'node:test';
import { Client, Problem } from './redactd.mjs';

const url = process.env.REDACTD_URL;
const card = '4111 1111 1111 1111';
const masked = '4111 11▇▇ ▇▇▇▇ 1111';
const client = new Client({ url });

test('text', async () => {
  assert.equal(await client.text(`häß card ${card}, order 88213`), `häß card ${masked}, order 88213`);
});

test('offsets', async () => {
  const text = `😀 ä card ${card} of jo@example.com`;
  const { text: out, findings } = await client.find(text);
  assert.equal(out, `😀 ä card ${masked} of [EMAIL_ADDRESS]`);
  const found = findings.map((f) => [f.type, text.slice(f.utf16.start, f.utf16.end)]);
  assert.deepEqual(found, [['CREDIT_CARD', card], ['EMAIL_ADDRESS', 'jo@example.com']]);
  const mails = await client.find(text, { entities: ['EMAIL_ADDRESS'] });
  assert.equal(mails.text, `😀 ä card ${card} of [EMAIL_ADDRESS]`);
});

test('documents', async () => {
  const json = await client.document('{"pan": 4111111111111111, "n": 1}', 'application/json');
  assert.equal(json.toString(), '{"pan": "411111▇▇▇▇▇▇1111", "n": 1}');
  const csv = await client.document(Buffer.from('id;cvv\n1;123\n'), 'text/csv');
  assert.equal(csv.toString(), 'id;cvv\n1;▇▇▇\n');
});

test('what is refused holds nothing of the text', async () => {
  for (const [body, type, status] of [
    [`{"card": "${card}`, 'application/json', 400], [card, 'image/png', 415], ['['.repeat(99), 'application/json', 400],
  ]) {
    await assert.rejects(client.document(body, type), (e) => {
      assert.ok(e instanceof Problem);
      assert.equal(e.status, status);
      assert.match(e.type, /problems\.md#/);
      assert.doesNotMatch(e.message, /1111/);
      return true;
    });
  }
});

test('no server', async () => {
  await assert.rejects(new Client({ url: 'http://127.0.0.1:9' }).text(card), TypeError);
});

test('a busy server is asked again, and no half of an answer is taken', async () => {
  let asked = 0;
  const server = createServer((_, res) => {
    asked += 1;
    if (asked === 1) return res.writeHead(503, { 'Retry-After': '0' }).end();
    if (asked === 2) return res.end('hello');
    res.writeHead(200, { 'Content-Length': '9' }).write('hello', () => res.destroy());
    return undefined;
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  try {
    const other = new Client({ url: `http://127.0.0.1:${server.address().port}` });
    assert.equal(await other.text('hello'), 'hello');
    assert.equal(asked, 2);
    await assert.rejects(other.text('hello'));
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('the program', () => {
  const run = (at, ...args) => spawnSync(process.execPath, ['redactd.mjs', ...args], {
    cwd: import.meta.dirname ?? new URL('.', import.meta.url).pathname, input: card, env: { ...process.env, REDACTD_URL: at },
  });
  const done = run(url);
  assert.deepEqual([done.status, `${done.stdout}`, `${done.stderr}`], [0, masked, '']);
  for (const refused of [run('http://127.0.0.1:9'), run(url, 'image/png')]) {
    assert.deepEqual([refused.status, `${refused.stdout}`], [1, '']);
    assert.doesNotMatch(`${refused.stderr}`, /1111/);
  }
});
