//go:build !unix

package safefile

// NoFollow is nothing here.
const NoFollow = 0

// cannotSync is true: folders cannot be synced here.
func cannotSync(error) bool { return true }
