// Package proof holds the tests of the promises that concern everything at once, the engine and the
// whole catalogue: cut equality counted in millions, fuzz targets, hostile text, concurrency.
package proof
