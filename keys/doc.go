// Package keys holds the keys of operators that hash, encrypt or replace values: made, rotated, kept in
// files and derived from.
//
// A [Set] holds one or more keys, each with its id. The primary one serves new values, the others still
// read what was made with them. No key is used as it is: [Set.Sub] derives one for each purpose, tenant
// and entity. A key set is kept in a file that a key-encryption key ([KEK]) encrypts; a raw secret of the
// customer's own ([FromRaw]) gives the same keys and ids wherever it is read.
//
// No error of this package holds bytes of a key or of a file, and no value of it prints one.
package keys
