// Package audit writes and checks a log of who did what: a JSON object a line, chained by hashes, without values.
//
// Each line holds the number of the line, the hash of the one before, and its own. With [Keys] the hashes are HMACs:
// who does not have the keys cannot change, insert, remove or reorder a line without [Verify] telling where. Without
// keys they are plain SHA-256: accidents and edits by hand are found, but who may write the file can write the whole
// chain anew.
//
// That the end of a log was cut off cannot be seen in what is left. So [Verify] returns the [Head], which whoever
// checks keeps elsewhere and gives to the next check: it finds what was cut and, with or without keys, what was
// written anew.
//
// The fields are those of PCI DSS 10.2.2. What stands in them is up to the caller, who puts in names, numbers and
// counts and never text that was masked or restored; a route as its pattern, not with the path that was asked for.
package audit
