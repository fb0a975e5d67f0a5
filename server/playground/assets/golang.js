// A program in Go that masks its standard input as the page masks the text.

const check = (ind) => `${ind}if err != nil {\n${ind}\tlog.Fatal(err)\n${ind}}\n`;

/**
 * @param {import('./wish.js').Wish} w
 * @returns {string} the program
 */
export function golang(w) {
  const document = w.format !== 'text';
  const packages = [...document ? ['formats'] : [], 'policy', 'redact'];
  const imports = packages.map((name) => `\t"github.com/redactd/redactd/${name}"\n`);
  return `package main\n\nimport (\n\t"io"\n\t"log"\n\t"os"\n\n${imports.join('')})\n\nfunc main() {\n` +
    policy(w) + `\tr, err := redact.New(p)\n${check('\t')}` + (document ? documents(w.format) : texts()) + '}\n';
}

function policy(w) {
  const own = `policy.Options{}.Load("policy.yaml") // the server's own ${JSON.stringify(w.policy)}`;
  let code = `\tp, err := ${w.policy ? own : `policy.Profile(${JSON.stringify(w.profile)})`}\n`;
  code += check('\t');
  if (w.countries.length) code += `\tp.Countries = []string{${strings(w.countries)}}\n`;
  if (w.entities.length) code += `\tp.Only = []redact.Entity{${strings(w.entities)}}\n`;
  if (w.operator) code += `\tp, err = policy.Options{}.WithOperator(p, ${JSON.stringify(w.operator)})\n` + check('\t');
  return code;
}

function strings(list) { return list.map((s) => JSON.stringify(s)).join(', '); }

function texts() { return '\t_, err = io.Copy(os.Stdout, r.NewReader(os.Stdin))\n' + check('\t'); }

function documents(format) {
  return `\tw, err := formats.NewWriter(os.Stdout, r, formats.Options{Format: ${JSON.stringify(format)}})\n${check('\t')}` +
    '\tif _, err = io.Copy(w, os.Stdin); err == nil {\n\t\terr = w.Close()\n\t}\n' + check('\t');
}
