// Package test checks what brings redactd to a machine with the libraries of those who read it: the chart with Helm and
// the types of Kubernetes, the Dockerfile with BuildKit's parser and linter, the bill of materials with CycloneDX's schema.
//
// It is a module of its own, so that nobody downloads these for redactd.
package test
