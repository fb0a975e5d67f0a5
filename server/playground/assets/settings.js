// What people choose: policy, format, operator, countries and entities.

import {$} from './dom.js';
import {list} from './api.js';
import {Picker} from './picker.js';
import {formats, queryOf} from './wish.js';

const operators = [
  ['', 'as the policy says'], ['mask', 'mask: show a part'], ['replace', 'replace by its name'],
  ['hide', 'hide: boxes'], ['remove', 'remove'], ['keep', 'keep: report only'], ['generalise', 'generalise'],
];

// What the server needs keys for. Whether it has some it says when it is asked.
const keyed = ['hash', 'token', 'encrypt', 'seal', 'vault', 'fpe', 'surrogate', 'shift'];

export class Settings {
  #policies = [{policy: '', profile: 'default', usual: true}];

  /** @param {() => void} changed is called when something else is chosen */
  constructor(changed) {
    $('format').append(...Object.entries(formats).map(([name, f]) => new Option(f.label, name)));
    $('operator').append(...operators.map(([name, label]) => new Option(label, name)), withKeys());
    $('policy').append(new Option('default', '0'));
    this.countries = new Picker($('countries'), countries, changed);
    this.entities = new Picker($('entities'), () => this.#entities(), changed);
    for (const id of ['format', 'operator']) $(id).addEventListener('change', changed);
    $('policy').addEventListener('change', () => { this.entities.reset(); changed(); });
  }

  /** Asks which policies there are. */
  async load() {
    const all = await list('v1/policies');
    this.#policies = choices(all);
    $('policy').replaceChildren(...this.#policies.map((p, i) => new Option(p.label, i)));
  }

  /** @param {string} name of the format that the text has */
  setFormat(name) { $('format').value = name; }

  /** @returns {import('./wish.js').Wish} */
  get wish() {
    const {policy, profile, usual} = this.#policies[$('policy').value];
    return {
      policy, profile, usual, format: $('format').value, operator: $('operator').value,
      countries: this.countries.chosen, entities: this.entities.chosen,
    };
  }

  async #entities() {
    const {policy, profile, usual} = this.wish;
    const query = queryOf({policy, profile, usual, operator: '', countries: [], entities: []});
    return (await list('v1/entities' + query)).map(({name}) => [name, name]);
  }
}

// choices are the server's own policies, and the profiles. One of its own that is a profile is shown as that.
function choices(all) {
  const builtIn = all.filter((p) => p.built_in);
  const own = all.filter((p) => !p.built_in).map((p) => ({...p, twin: builtIn.find((b) => b.id === p.id)}));
  const named = own.map((p) => ({
    policy: p.twin ? '' : p.name, profile: p.twin?.name ?? '', usual: p.default,
    label: p.name + (p.twin ? '' : ', of this server'),
  }));
  const twins = own.map((p) => p.twin);
  return [...named, ...builtIn.filter((p) => !twins.includes(p)).map((p) => (
    {policy: '', profile: p.name, usual: false, label: p.name}))];
}

async function countries() {
  const codes = new Set((await list('v1/detectors')).map((d) => d.country).filter(Boolean));
  const names = new Intl.DisplayNames('en', {type: 'region'});
  return [...codes].map((code) => [code, `${names.of(code)} (${code})`]).sort((a, b) => a[1].localeCompare(b[1], 'en'));
}

function withKeys() {
  const group = document.createElement('optgroup');
  group.label = 'if the server has keys';
  group.append(...keyed.map((name) => new Option(name, name)));
  return group;
}

