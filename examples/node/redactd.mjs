// A client of redactd for Node.js 18 and later, without packages; with fetch alone, it runs elsewhere as well.
//
//   node redactd.mjs < ticket.txt
//   node redactd.mjs application/json < ticket.json
//
// What cannot be masked throws, and there is no way to get the text as it was: let the error end what you do.
import { pathToFileURL } from 'node:url';

/** Why redactd has refused (RFC 9457). It holds nothing of the text: it may be logged. */
export class Problem extends Error {
  constructor(status, { type = 'about:blank', title = 'refused', detail = '' } = {}) {
    super(`${status} ${title}: ${detail}`);
    Object.assign(this, { name: 'Problem', status, type, title, detail });
  }
}

export class Client {
  constructor({ url = 'http://127.0.0.1:8899', token, timeout = 10_000, attempts = 3 } = {}) {
    Object.assign(this, { url, token, timeout, attempts });
  }

  /** Returns the text, masked. */
  async text(text) {
    return (await this.#post('/v1/redact', text, 'text/plain; charset=utf-8')).toString();
  }

  /** Returns {text, findings}: the text, masked, and what was found in it. f.utf16 is where, as strings count. */
  async find(text, wishes = {}) {
    return JSON.parse(await this.#post('/v1/redact', JSON.stringify({ text, ...wishes }), 'application/json'));
  }

  /** Returns the bytes of a document, such as application/json or text/csv, masked in place. */
  document(body, mediaType) {
    return this.#post('/v1/redact/document', body, mediaType);
  }

  async #post(path, body, mediaType) {
    const headers = { 'Content-Type': mediaType, ...(this.token && { Authorization: `Bearer ${this.token}` }) };
    for (let left = this.attempts - 1; ; left--) {
      const answer = await fetch(this.url + path, {
        method: 'POST', headers, body, redirect: 'error', signal: AbortSignal.timeout(this.timeout),
      });
      if (answer.ok) return Buffer.from(await answer.arrayBuffer()); // throws if the answer breaks off
      if (left === 0 || ![429, 503].includes(answer.status)) throw await problem(answer);
      await answer.arrayBuffer();
      await wait(Math.min(1000 * (answer.headers.get('Retry-After') ?? 1), this.timeout));
    }
  }
}

const wait = (ms) => new Promise((done) => { setTimeout(done, ms); });

/** Reads why redactd has refused, or only that something between here and there has. */
async function problem(answer) {
  const said = answer.headers.get('Content-Type')?.startsWith('application/problem+json');
  return new Problem(answer.status, said ? await answer.json() : {});
}

async function main() {
  const client = new Client({ url: process.env.REDACTD_URL, token: process.env.REDACTD_TOKEN });
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  process.stdout.write(await client.document(Buffer.concat(chunks), process.argv[2] ?? 'text/plain'));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main().catch((e) => {
    console.error(`redactd: ${e.message}`);
    process.exitCode = 1;
  });
}
