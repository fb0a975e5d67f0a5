package keys

// ReadSecret returns what stands in a file that has to be as for [Load], whatever that is. It is for secrets that are no
// keys of ours, such as those that others sign with.
func ReadSecret(path string) ([]byte, error) { return readFile(path) }
