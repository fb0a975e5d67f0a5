// Package layers holds the test of the import graph: which package may import which, and which
// third-party module is whose. Its table is the one in DESIGN.md.
package layers
