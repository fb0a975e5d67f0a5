// The page as people use it, in a browser.

import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {createHash} from 'node:crypto';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {faintTexts} from './colors.mjs';
import {below, browser, daemon, run, settled, visit, write} from './world.mjs';

const text = "card 4111 1111 1111 1111 isn't mine 🙈, mail ann@example.com\n";
const hidden = "card 4111 11▇▇ ▇▇▇▇ 1111 isn't mine 🙈, mail [EMAIL_ADDRESS]\n";
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

test('the page', {timeout: 120_000}, async (t) => {
  const url = await daemon(t), b = await browser(t);
  const fresh = async (options) => {
    const page = await visit(b, url, options);
    await page.waitForSelector('.bits tbody tr');
    return page;
  };

  await t.test('shows a sample, what was found in it, and why', async () => {
    const page = await fresh();
    assert.match(await page.locator('#result').textContent(), /4111 11▇▇ ▇▇▇▇ 1111/);
    assert.equal(await page.locator('.mirror mark.chosen').textContent(), '4111 1111 1111 1111');
    assert.match(await page.locator('#reason').textContent(), /CREDIT_CARD.*Issuer and length.*\+20\.0/s);
    assert.match(await page.locator('#status').textContent(), /^8 findings: .*1 CREDIT_CARD/);
    await done(page);
  });

  await t.test('marks what somebody types, at its place', async () => {
    const page = await fresh();
    await page.locator('#text').fill('');
    await page.locator('#text').pressSequentially(text.slice(0, -1), {delay: 4});
    await page.waitForFunction((want) => document.querySelector('#result').textContent === want, hidden.slice(0, -1));
    await settled(page);
    assert.deepEqual(await page.locator('.mirror mark').allTextContents(), ['4111 1111 1111 1111', 'ann@example.com']);
    assert.deepEqual(await page.locator('#result mark').allTextContents(), ['4111 11▇▇ ▇▇▇▇ 1111', '[EMAIL_ADDRESS]']);
    assert.deepEqual(await page.locator('#counts button').allInnerTexts().then((all) => all.map((s) => s.replace(/\s+/g, ' '))),
      ['CREDIT_CARD 1', 'EMAIL_ADDRESS 1']);
    const [over, under] = await page.evaluate(layout);
    assert.deepEqual(over, under, 'the marks lie behind the text');
    await done(page);
  });

  await t.test('never shows an old answer beside a new text', async () => {
    const page = await fresh();
    let slow;
    await page.route('**/v1/redact', async (route) => {
      if (route.request().postData().includes('first')) await new Promise((go) => { slow = go; });
      await route.continue().catch(() => {}); // it was aborted
    });
    await page.locator('#text').fill('first card 4111111111111111');
    await page.waitForFunction(() => document.querySelector('#result').ariaBusy === 'true');
    await page.waitForTimeout(400);
    await write(page, 'mail ann@example.com');
    slow();
    await page.waitForTimeout(200);
    assert.equal(await page.locator('#result').textContent(), 'mail [EMAIL_ADDRESS]');
    await done(page);
  });

  await t.test('says why something was found, and why not', async () => {
    const page = await fresh();
    await write(page, 'mail ann@example.com, parcel 1234 5678 9012 3456');
    const cursor = (at) => page.locator('#text').evaluate((area, i) => { area.focus(); area.setSelectionRange(i, i); }, at);
    await cursor(8);
    await page.waitForFunction(() => /EMAIL_ADDRESS.*found, score/s.test(document.querySelector('#reason').textContent));
    assert.equal(await page.locator('#found [aria-current=true] .what').textContent(), 'EMAIL_ADDRESS');
    await cursor(40);
    await page.waitForFunction(() => /left alone/.test(document.querySelector('#reason').textContent));
    await cursor(2);
    await page.waitForFunction(() => /Nothing here looks like a value/.test(document.querySelector('#reason').textContent));
    await done(page);
  });

  await t.test('takes a file that is dropped, as what it is', async () => {
    const page = await fresh();
    const data = await page.evaluateHandle(() => {
      const d = new DataTransfer();
      d.items.add(new File(['{"ssn": 536904399, "note": "order 88213"}'], 'export.JSON'));
      return d;
    });
    for (const [kind, place] of [['dragenter', '#source'], ['dragover', 'body'], ['drop', 'h1']]) await page.dispatchEvent(place, kind, {dataTransfer: data});
    await page.waitForFunction(() => document.querySelector('#result').textContent === '{"ssn": "[US_SSN]", "note": "order 88213"}');
    assert.equal(await page.locator('#format').inputValue(), 'json');
    assert.deepEqual(await page.locator('.mirror mark').allTextContents(), ['536904399']);
    await page.waitForFunction(() => /US_SSN.*found.*field \/ssn/s.test(document.querySelector('#reason').textContent));
    await page.click('#tab-changes');
    assert.deepEqual(await page.locator('#changes del').allTextContents(), ['536904399']);
    assert.deepEqual(await page.locator('#changes ins').allTextContents(), ['"[US_SSN]"']);
    await done(page);
  });

  await t.test('refuses a file that is no text, and one that is too long', async () => {
    const page = await fresh();
    for (const [name, buffer, says] of [
      ['x.bin', Buffer.from([0xff, 0xfe, 0x00]), 'is no text in UTF-8'], ['x.txt', Buffer.alloc(300_000, 'x'), 'is longer than this page takes'],
    ]) {
      await page.locator('#file').setInputFiles({name, mimeType: 'text/plain', buffer});
      await page.waitForFunction((s) => document.querySelector('#refusal').textContent.includes(s), says);
      assert.match(await page.locator('#text').inputValue(), /^Hello/, 'the text is the one that there was');
    }
    await done(page);
  });

  await t.test('switches policy, operator, countries and entities', async () => {
    const page = await fresh();
    await write(page, 'card 4111 1111 1111 1111, mail ann@example.com, Swedish personnummer 811228-9874');
    const results = async () => { await settled(page); return page.locator('#result').textContent(); };
    await page.selectOption('#policy', {label: 'pci'});
    assert.match(await results(), /ann@example.com, .* 811228-9874/);
    await page.selectOption('#policy', {label: 'strict'});
    assert.equal(await results(), 'card [CREDIT_CARD], mail [EMAIL_ADDRESS], Swedish personnummer [SE_PERSONNUMMER]');
    await page.selectOption('#operator', 'hide');
    assert.match(await results(), /^card ▇▇▇▇ ▇▇▇▇ ▇▇▇▇ ▇▇▇▇, mail ▇+, /);
    await choose(page, '#countries', 'germany');
    assert.match(await results(), / 811228-9874$/);
    await choose(page, '#entities', 'credit_card');
    assert.match(await results(), /^card ▇▇▇▇ ▇▇▇▇ ▇▇▇▇ ▇▇▇▇, mail ann@example.com/);
    assert.deepEqual(await page.locator('.picker summary b').allTextContents(), ['1', '1']);
    await page.selectOption('#policy', {label: 'default'});
    assert.match(await results(), /mail ▇+/, 'another policy has other entities: all of them');
    await done(page);
  });

  await t.test('tells in a sentence what the server refuses, and shows nothing old', async () => {
    const page = await fresh();
    await page.selectOption('#operator', 'token');
    await page.waitForSelector('#refusal:not([hidden])');
    assert.equal(await page.locator('#refusal').textContent(), 'Operator: this one needs keys or settings that the server has not been given.');
    assert.equal(await page.locator('#result').textContent(), '');
    assert.equal(await page.locator('mark').count(), 0);
    await page.selectOption('#operator', '');
    await settled(page);
    await page.waitForSelector('#refusal', {state: 'hidden'});
    assert.equal(await page.locator('#found button').count(), 8);
    await done(page, /status of 422|"status":422/);
  });

  await t.test('asks again where the server was busy', async () => {
    const page = await fresh();
    const busy = {status: 503, headers: {'Retry-After': '1'}, contentType: 'application/problem+json', body: '{"detail": "try again in a second"}'};
    await page.route('**/v1/redact', (route) => route.fulfill(busy), {times: 1});
    await page.locator('#text').fill('mail ann@example.com');
    await page.waitForSelector('#refusal:not([hidden])');
    assert.equal(await page.locator('#refusal').textContent(), 'Try again in a second.');
    await page.waitForFunction(() => document.querySelector('#result').textContent === 'mail [EMAIL_ADDRESS]');
    assert.ok(await page.locator('#refusal').isHidden());
    await done(page, /status of 503|try again/);
  });

  await t.test('hides by hand, and brings it back', async () => {
    const page = await fresh();
    await write(page, 'Anna 🙈 paid');
    assert.ok(await page.locator('#hide').isDisabled());
    await page.locator('#text').evaluate((area) => { area.focus(); area.setSelectionRange(0, 7); });
    await page.click('#hide');
    await page.waitForFunction(() => document.querySelector('#text').value === '▇▇▇▇▇▇ paid');
    await page.click('#undo');
    assert.equal(await page.locator('#text').inputValue(), 'Anna 🙈 paid');
    await done(page);
  });

  await t.test('copies what runs: curl, and the masked text', async () => {
    const page = await fresh();
    for (const wanted of [text, '{"card": "4111111111111111", "note": "it\'s \\\\ $HOME `x`"}', "@file\n'quoted' \"twice\" -- #"]) {
      if (wanted[0] === '{') await page.selectOption('#format', 'json');
      else await page.selectOption('#format', 'text');
      await page.selectOption('#policy', {label: 'pci'});
      await write(page, wanted);
      await page.click('#copy-code');
      await page.waitForFunction(() => document.querySelector('#copy-code').textContent === 'Copied');
      const command = await page.evaluate(() => navigator.clipboard.readText());
      assert.ok(command.startsWith('curl '), command);
      const shown = await page.locator('#result').textContent();
      assert.equal(await run('sh', ['-c', command]), shown);
      await page.click('#copy-masked');
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), shown);
    }
    await done(page);
  });

  await t.test('is used with keys alone', async () => {
    const page = await fresh();
    const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim());
    await page.keyboard.press('Tab');
    assert.equal(await focused(), 'Skip to the text');
    await page.keyboard.press('Enter');
    assert.equal(await focused(), 'text');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('mail ann@example.com, card 4111111111111111');
    await settled(page);
    await tabTo(page, 'tab-result');
    await page.keyboard.press('ArrowRight');
    assert.ok(await page.locator('#changes').isVisible());
    assert.equal(await page.locator('#tab-changes').getAttribute('aria-selected'), 'true');
    await page.keyboard.press('Home');
    assert.ok(await page.locator('#result').isVisible());
    for (let i = 0; i < 20 && !/line 1/.test(await focused()); i++) await page.keyboard.press('Tab');
    assert.match(await focused(), /^CREDIT_CARD/, 'Tab reaches the finding that the cursor is at');
    await page.keyboard.press('ArrowUp');
    assert.match(await focused(), /^EMAIL_ADDRESS/);
    await page.waitForFunction(() => /EMAIL_ADDRESS/.test(document.querySelector('#reason strong')?.textContent));
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.notEqual(outline, 'none', 'the focus can be seen');
    for (let i = 0; i < 30 && await focused() !== 'policy'; i++) await page.keyboard.press('Shift+Tab');
    for (let i = 0; i < 5 && !(await focused()).startsWith('Countries'); i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#countries li');
    await page.keyboard.type('swed');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    assert.ok((await focused()).startsWith('Countries 1'), await focused());
    assert.equal(await page.locator('.choices:visible').count(), 0);
    await done(page);
  });

  for (const [name, options] of Object.entries({
    'by day': {colorScheme: 'light'}, 'by night': {colorScheme: 'dark'},
    'on a phone': {viewport: {width: 360, height: 740}, isMobile: true, hasTouch: true},
    'on a phone by night': {viewport: {width: 360, height: 740}, isMobile: true, colorScheme: 'dark'},
  })) {
    await t.test(`can be read ${name}`, async () => {
      const page = await fresh(options);
      for (const sample of ['Ticket', 'Chat', 'JSON', 'HTML']) {
        await page.click(`#samples button:has-text("${sample}")`);
        await settled(page);
        await page.waitForSelector('.bits tbody tr');
        await page.click(sample === 'Chat' ? '#tab-changes' : '#tab-result');
        const {faint, seen} = await page.evaluate(faintTexts);
        assert.ok(seen > 40);
        assert.deepEqual(faint, [], sample);
        assert.deepEqual(await wide(page), [], 'nothing is wider than the screen');
      }
      await page.click('#countries summary');
      await page.waitForSelector('#countries li');
      assert.deepEqual(await wide(page), [], 'nor is a list that opens');
      assert.deepEqual(await violations(page), []);
      await done(page);
    });
  }

  await t.test('works below a path of a proxy', async (t) => {
    const page = await visit(b, await below(t, '/tools/redactd/', url));
    await page.waitForSelector('.bits tbody tr');
    assert.equal(await run('sh', ['-c', await page.locator('#code-curl').textContent()]), await page.locator('#result').textContent());
    await done(page);
  });

  await t.test('says of half a document that it cannot be read, and nothing of an empty one', async () => {
    const page = await fresh();
    await page.selectOption('#format', 'json');
    await page.waitForSelector('#refusal:not([hidden])');
    await page.keyboard.press('Escape');
    assert.ok(await page.locator('#refusal').isHidden());
    await write(page, '{"card": "4111111111111111"');
    await page.waitForSelector('#refusal:not([hidden])');
    assert.match(await page.locator('#refusal').textContent(), /^Byte \d+ of the body, as json: .*\.$/);
    assert.equal(await page.locator('#result').textContent(), '');
    assert.deepEqual(await wide(page), []);
    await write(page, ' ');
    await page.waitForSelector('#refusal', {state: 'hidden'});
    assert.match(await page.locator('#found').textContent(), /no text yet|nothing was found/i);
    await done(page, /status of 400|"status":400/);
  });

  await t.test('keeps nothing', async () => {
    const page = await fresh();
    await write(page, text);
    assert.deepEqual(await page.context().cookies(), []);
    assert.deepEqual(await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]), [0, 0, 0]);
    await page.reload();
    await page.waitForSelector('.bits tbody tr');
    assert.doesNotMatch(await page.locator('#text').inputValue(), /isn't mine/);
    await done(page);
  });

  await t.test('shows markup as text', async () => {
    const page = await fresh();
    const evil = '<img src=x onerror=alert(1)> <script>alert(1)</script> ann@example.com <b>4111111111111111</b>';
    for (const format of ['text', 'html']) {
      await page.selectOption('#format', format);
      await write(page, evil);
      assert.match(await page.locator('#result').textContent(), /^<img src=x onerror=alert\(1\)> <script>/);
      assert.equal(await page.locator('pre img, pre b, .changes img, #reason img, script:not([src])').count(), 0);
    }
    await done(page);
  });

  await t.test('follows a long text', async () => {
    const page = await fresh();
    const long = (text + 'nothing here, blk_-1608999687919862906\n').repeat(1500);
    await page.locator('#file').setInputFiles({name: 'long.log', mimeType: 'text/plain', buffer: Buffer.from(long)});
    await page.waitForFunction((n) => document.querySelector('#text').value.length === n, long.length);
    await settled(page);
    assert.equal(await page.locator('#result').textContent(), (hidden + 'nothing here, blk_-1608999687919862906\n').repeat(1500));
    await page.locator('#text').press('Control+End');
    const hiddenBelow = await page.locator('#sheet').evaluate((sheet) => sheet.scrollHeight - sheet.clientHeight - sheet.scrollTop);
    assert.ok(hiddenBelow < 100, `the cursor is shown, and not ${hiddenBelow} pixels below`);
    await page.locator('#text').evaluate((area) => { area.focus(); area.setSelectionRange(5, 5); });
    const began = Date.now();
    await page.locator('#text').press('Space');
    await settled(page);
    await page.waitForFunction(() => document.querySelector('#reason strong')?.textContent === 'CREDIT_CARD');
    t.diagnostic(`a key in ${Math.round(long.length / 1024)} KiB with 3,000 findings is answered after ${Date.now() - began} ms`);
    await done(page);
  });
});

test('asks for a token where one is needed', {timeout: 60_000}, async (t) => {
  const file = join(tmpdir(), `tokens-${process.pid}`), token = 'only-for-this-test';
  await writeFile(file, `sha256:${createHash('sha256').update(token).digest('hex')} tester redact\n`, {mode: 0o600});
  const url = await daemon(t, '--tokens', file), b = await browser(t);
  const page = await visit(b, url);
  await page.waitForSelector('#access:not([hidden])');
  assert.ok(await page.locator('#refusal').isHidden());
  assert.deepEqual(await violations(page), []);
  await page.fill('#token', 'wrong');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#refusal:not([hidden])');
  assert.equal(await page.locator('#refusal').textContent(), 'The server does not know this token.');
  assert.deepEqual(await violations(page), []);
  assert.deepEqual((await page.evaluate(faintTexts)).faint, []);
  await page.fill('#token', token);
  await page.click('#use-token');
  await page.waitForSelector('.bits tbody tr');
  assert.equal(await page.locator('#token').inputValue(), '');
  assert.ok(await page.locator('#access').isHidden() && await page.locator('#refusal').isHidden());
  const command = await page.locator('#code-curl').textContent();
  assert.ok(!command.includes(token));
  const shown = await page.locator('#result').textContent();
  assert.equal(await run('sh', ['-c', command], '', {env: {...process.env, REDACTD_TOKEN: token}}), shown);
  await done(page, /status of 401|"status":401/);
});

test('offers the policies of the server', {timeout: 60_000}, async (t) => {
  const dir = await mkdtemp(join(tmpdir(), 'journey-'));
  t.after(() => rm(dir, {recursive: true}));
  const files = ['first', 'second'].map((name) => join(dir, name + '.yaml'));
  await writeFile(files[0], 'version: 1\nname: first\noperators: {EMAIL_ADDRESS: hide}\n');
  await writeFile(files[1], 'version: 1\nname: second\nrules: [{name: staff, pattern: \'EMP-\\d{6}\', match: [EMP-104711]}]\n');
  const url = await daemon(t, '--policy', files[0], '--policy', files[1]), b = await browser(t);
  const page = await visit(b, url);
  await page.waitForSelector('.bits tbody tr');
  assert.deepEqual((await page.locator('#policy option').allTextContents()).slice(0, 3), ['first, of this server', 'second, of this server', 'default']);
  const shows = async (want) => {
    await write(page, 'EMP-104711 ann@example.com');
    const shown = await page.locator('#result').textContent();
    assert.equal(shown, want);
    assert.equal(await run('sh', ['-c', await page.locator('#code-curl').textContent()]), shown);
  };
  await shows('EMP-104711 ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇');
  await page.selectOption('#policy', {label: 'second, of this server'});
  await shows('[STAFF] [EMAIL_ADDRESS]');
  assert.equal(await page.locator('#counts .dot[data-kind=other]').count(), 1);
  assert.match(await page.locator('#code-policy').textContent(), /^# "second" is a file of the server's/);
  await page.selectOption('#policy', {label: 'default'});
  await shows('EMP-104711 [EMAIL_ADDRESS]');
  await done(page);
});

/** Runs in the page: what says where each character stands, of the text and of its mirror. */
function layout() {
  const names = ['font', 'padding', 'borderWidth', 'whiteSpace', 'overflowWrap', 'wordBreak', 'letterSpacing', 'wordSpacing',
    'lineHeight', 'tabSize', 'textIndent', 'textTransform', 'direction', 'hyphens'];
  return ['#text', '.mirror'].map((selector) => {
    const el = document.querySelector(selector), style = getComputedStyle(el);
    return [el.getBoundingClientRect().toJSON(), el.scrollHeight, ...names.map((name) => `${name}: ${style[name]}`)];
  });
}

/** Fails if anything went wrong in a page, other than what was expected, and closes it. */
async function done(page, expected = /^$/) {
  assert.deepEqual(page.troubles.filter((trouble) => !expected.test(trouble)), []);
  await page.context().close();
}

/** Chooses from a list that opens. */
async function choose(page, picker, search) {
  await page.click(picker + ' summary');
  await page.waitForSelector(picker + ' li');
  await page.fill(picker + ' input[type=search]', search);
  await page.locator(picker + ' li:visible input').first().check();
  await page.keyboard.press('Escape');
}

async function tabTo(page, id) {
  for (let i = 0; i < 20; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement.id) === id) return;
  }
  assert.fail(`Tab does not reach ${id}`);
}

/** What axe finds against the rules of WCAG 2.2 AA, and its best practices. */
async function violations(page) {
  await page.evaluate(axe);
  const {violations, passes} = await page.evaluate(() => window.axe.run({resultTypes: ['violations']}));
  assert.ok(passes.length > 20, 'axe has looked');
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(' | ')}`);
}

/** The elements that stand out of the screen. */
async function wide(page) {
  return page.evaluate(() => document.documentElement.scrollWidth <= innerWidth ? [] :
    [...document.querySelectorAll('body *')].filter((el) => el.getBoundingClientRect().right > innerWidth + 1).map((el) => el.outerHTML.slice(0, 100)));
}
