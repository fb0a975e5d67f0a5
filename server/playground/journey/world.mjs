// What the tests need around them: a redactd on a port of its own, and a browser that tells what goes wrong in it.

import {execFile, spawn} from 'node:child_process';
import {once} from 'node:events';
import {createServer as createProxy, request} from 'node:http';
import {createServer} from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';
import {promisify} from 'node:util';
import {chromium} from 'playwright-core';

/** Where the programs are that the tests run: .ci/playground builds them. */
export const bin = process.env.REDACTD_BIN;
export const root = new URL('../../..', import.meta.url).pathname;

/** Runs a program and returns what it prints; input is its standard input. */
export async function run(program, args, input = '', options = {}) {
  const running = promisify(execFile)(program, args, {maxBuffer: 1 << 24, ...options});
  running.child.stdin.on('error', () => {}).end(input); // a program that has failed reads no more of it
  return (await running).stdout;
}

/** Starts a redactd that is stopped when the test t ends, and returns where it is. */
export async function daemon(t, ...flags) {
  const address = '127.0.0.1:' + await freePort();
  const child = spawn(bin + '/redactd', ['--listen', address, ...flags], {stdio: 'ignore'});
  t.after(async () => { child.kill(); await once(child, 'exit'); });
  for (let i = 0; i < 100; i++) {
    const up = await fetch(`http://${address}/readyz`).then((a) => a.ok, () => false);
    if (up) return 'http://' + address;
    await sleep(50);
  }
  throw new Error('redactd does not answer');
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address();
  server.close();
  return port;
}

/** Starts a proxy that has a server below a path, and returns the address of that path. It stops when the test t ends. */
export async function below(t, path, url) {
  const proxy = createProxy((from, to) => {
    if (!from.url.startsWith(path)) return to.writeHead(404).end();
    const {method, headers} = from;
    from.pipe(request(url + from.url.slice(path.length - 1), {method, headers}, (answer) => {
      to.writeHead(answer.statusCode, answer.headers);
      answer.pipe(to);
    }));
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  t.after(() => proxy.close());
  return `http://127.0.0.1:${proxy.address().port}${path}`;
}

/** Starts a browser that is closed when the test t ends. */
export async function browser(t) {
  const b = await chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox']});
  t.after(() => b.close());
  return b;
}

/**
 * Opens the page. Whatever goes wrong in it, and whatever it asks of others, is in its list of troubles.
 * @param {import('playwright-core').Browser} b
 * @param {string} url
 * @param {import('playwright-core').BrowserContextOptions} options
 */
export async function visit(b, url, options = {}) {
  const context = await b.newContext({viewport: {width: 1280, height: 900}, ...options});
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], {origin: url});
  const page = await context.newPage();
  page.troubles = [];
  const trouble = (what) => page.troubles.push(what);
  page.on('console', (m) => ['error', 'warning'].includes(m.type()) && trouble(`console: ${m.text()}`));
  page.on('pageerror', (e) => trouble(`error: ${e.stack}`));
  page.on('response', async (a) => a.ok() || trouble(`${a.url()} answers ${await a.text().catch(() => '')}`));
  page.on('request', (r) => r.url().startsWith(url) || trouble(`asks ${r.url()}`));
  await page.exposeFunction('tellTrouble', trouble);
  await page.addInitScript(() => addEventListener('securitypolicyviolation', (e) => window.tellTrouble(`policy: ${e.violatedDirective}`)));
  await page.goto(url);
  return page;
}

/** Puts a text in the place of the one there is, as somebody who types, and waits for the answer to it. */
export async function write(page, text) {
  await page.locator('#text').fill(text);
  await settled(page);
}

/** Waits until what is shown is of the text that is there. */
export async function settled(page) {
  await page.waitForFunction(() => document.querySelector('#result').ariaBusy === 'false');
}
