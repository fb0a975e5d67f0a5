package main

import (
	"os"
	"strings"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// profilePolicy returns a built-in policy.
func profilePolicy(name string) (redact.Policy, error) {
	p, err := policy.Profile(name)
	if err != nil {
		return p, usage("--profile: " + err.Error())
	}
	return p, nil
}

// loadPolicy reads a policy file.
func (a *app) loadPolicy(path string) (redact.Policy, error) {
	text, err := policyText(path)
	if err != nil {
		return redact.Policy{}, err
	}
	o, err := a.policyOptions(path)
	if err != nil {
		return redact.Policy{}, err
	}
	return parsePolicy(o, path, text)
}

// policyText returns the text of a policy file.
func policyText(path string) ([]byte, error) {
	if path == stdinName {
		return nil, usage("only 'policy lint -' reads a policy from standard input: name a file")
	}
	st, err := os.Stat(path)
	switch {
	case err != nil:
		f := broken(path, err)
		f.code = exitUsage
		return nil, f
	case st.IsDir():
		return nil, &fault{code: exitUsage, place: path, text: "it is a folder: name a policy file in it"}
	}
	text, err := policy.Read(path)
	if err != nil {
		return nil, &fault{code: exitUsage, place: path, text: err.Error()}
	}
	return text, nil
}

// parsePolicy reads a policy. Its mistakes are told with line and column.
func parsePolicy(o policy.Options, name string, text []byte) (redact.Policy, error) {
	p, err := o.Parse(name, text)
	if err != nil {
		return p, usage(err.Error())
	}
	return p, nil
}

// withOperator does the same to every entity, but never shows what must stay hidden.
func (a *app) withOperator(p redact.Policy, name string) (redact.Policy, error) {
	o, err := a.policyOptions("")
	if err != nil {
		return p, err
	}
	p, err = o.WithOperator(p, name)
	if err != nil {
		return p, usage("--operator: " + strings.TrimPrefix(strings.TrimPrefix(err.Error(), "policy: "), "operators: "))
	}
	return p, nil
}
