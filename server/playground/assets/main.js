// The page. People write a text (editor.js, hand.js) and say what they want (settings.js, picker.js, wish.js); the server
// is asked (api.js, access.js), soon and so that only the newest answer counts (newest.js); what it found is marked
// (marks.js, kinds.js), shown beside the masked text (masked.js, diff.js), listed (found.js) and explained (reasons.js,
// why.js), and can be taken away (take.js, curl.js, golang.js). All of it is in the memory of this page and nowhere else.

import * as api from './api.js';
import {access, askForToken} from './access.js';
import {$, count, say} from './dom.js';
import {Editor, longest} from './editor.js';
import {Found, counts} from './found.js';
import {byHand} from './hand.js';
import {Masked} from './masked.js';
import {newest} from './newest.js';
import {Reasons} from './reasons.js';
import {tabs} from './roving.js';
import {samples} from './samples.js';
import {Settings} from './settings.js';
import {Take} from './take.js';
import {showNote, showReason} from './why.js';
import {formatOf, formats, queryOf} from './wish.js';

const pause = 150; // milliseconds without a key until the server is asked

const tooLong = 'The text is longer than this page takes. Use curl, or the command redact.';
const mistake = 'This page has a mistake. Please report it.';

let findings = []; // of the text as the server saw it last
let waiting = true; // for an answer to what the text and the wishes are now
let place = {start: 0, end: 0}; // that is looked at

const editor = new Editor();
const settings = new Settings(ask);
const masked = new Masked((index) => choose(index));
const found = new Found((index) => choose(index));
const take = new Take(document.querySelector('.take [role=tablist]'));
const reasons = new Reasons();
const soon = newest(pause, mask, refused);
const reasonSoon = newest(pause / 2, giveReason, () => showNote('No reason can be given right now.'));

/** Has the text masked as everything is wanted now. */
function ask() {
  waiting = true;
  masked.busy(true);
  offer();
  soon();
}

function offer() { take.show(settings.wish, editor.text, api.hasToken()); }

async function mask(signal) {
  const {wish} = settings, {text} = editor;
  if (new Blob([text]).size > longest) throw new api.Refusal(tooLong, 0, 0);
  const answer = text.trim() ? await masking(wish, text, signal) : {text, findings: []};
  if (signal.aborted) return;
  $('refusal').hidden = true;
  show(text, answer.text, answer.findings);
}

function masking(wish, text, signal) {
  if (wish.format === 'text') return api.redactText(queryOf(wish), text, signal);
  return api.redactDocument(queryOf(wish), formats[wish.format].media, text, signal);
}

function show(text, result, list) {
  [findings, waiting] = [list, false];
  editor.show(list);
  masked.show(text, result, list);
  found.show(list, text, (i) => masked.replacement(i), text ? 'Nothing was found.' : 'There is no text yet.');
  const of = counts(list).map(([type, n]) => `${n} ${type}`).join(', ');
  say(list.length ? `${count(list.length, 'finding')}: ${of}.` : text && 'Nothing was found.');
  const here = indexAt(editor.place), writing = document.activeElement === editor.area;
  choose(here < 0 && !writing ? Math.min(0, list.length - 1) : here, false);
}

/** Shows nothing of an old answer: it would be taken for one to what is wanted now. */
function refused(error) {
  [findings, waiting] = [[], true];
  editor.show([]);
  masked.clear();
  found.show([], '', () => '', '');
  showNote('');
  if (error.status !== 401) tell(error instanceof api.Refusal ? error.message : mistake);
  else if (api.hasToken()) tell('The server does not know this token.');
  if (error.status === 401 || error.status === 403 && api.hasToken()) askForToken();
  if (error.wait) setTimeout(ask, error.wait * 1000);
}

function tell(sentence) {
  $('refusal').textContent = sentence;
  $('refusal').hidden = false;
}

/** Looks at a finding: -1 for none. select says whether the cursor goes there. */
function choose(index, select = true) {
  editor.choose(index, select);
  masked.choose(index);
  found.choose(index);
  place = findings[index]?.utf16 ?? editor.place;
  reasonSoon();
}

async function giveReason(signal) {
  const {text} = editor, at = place;
  const finding = findings[indexAt(at)];
  if (!text || !finding && findings.length === 0 && at.end === 0) return showNote('');
  const {main, others, ...about} = await reasons.of(queryOf(settings.wish), text, at, finding, signal);
  if (signal.aborted || waiting) return;
  if (main) showReason(main, others, {finding, ...about});
  else showNote(finding ? 'Several values overlap here, and all of it is hidden.' : 'Nothing here looks like a value.');
}

function indexAt({start, end}) {
  return findings.findIndex(({utf16: f}) => (
    start < f.end && end > f.start || start === end && f.start <= start && start <= f.end));
}

function offerSamples() {
  $('samples').append('Try', ...samples.map(({name, format, text}) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = name;
    button.addEventListener('click', () => { settings.setFormat(format); editor.put(text); });
    return button;
  }));
}

editor.addEventListener('text', ({file}) => {
  if (file) settings.setFormat(formatOf(file));
  ask();
});
editor.addEventListener('place', () => {
  if (!waiting) choose(indexAt(editor.place), false); // an answer looks there as well
});
editor.addEventListener('refused', ({reason}) => tell(reason)); // the text is still the one that there was
document.addEventListener('keydown', (e) => { if (e.key === 'Escape') $('refusal').hidden = true; });
byHand(editor, () => settings.wish.format === 'html', (error) => tell(error.message));
tabs(document.querySelector('.panes [role=tablist]'));
access(() => { settings.load().catch(refused); ask(); });
offerSamples();
settings.setFormat(samples[0].format);
editor.put(samples[0].text);
settings.load().then(offer, refused);
