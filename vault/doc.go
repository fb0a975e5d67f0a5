// Package vault keeps sealed values under random tokens, so that only who reaches the store, and has the keys, gets
// the values back.
//
// A [Store] knows no keys and sees no values: what it keeps was encrypted, and is looked up by a keyed hash, before it
// gets there (operators.Vault does that). [File] is a store in one file, for one process that writes at a time.
// What an unauthorized reader learns of a store is how many values there are, how long they are, which key of the
// set each needs and on which day it expires.
//
// No error of this package holds what is kept, a token or a path.
package vault
