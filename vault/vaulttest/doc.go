// Package vaulttest has the tests that every vault.Store has to pass.
package vaulttest
