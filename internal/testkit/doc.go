// Package testkit has what the tests of several packages need. No program imports it.
package testkit
