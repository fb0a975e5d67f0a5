package signature

import "net/http"

// Headers returns the names of the headers that signatures of any scheme are in. None of them is passed on: what they
// say is of the body before it was masked.
func Headers() (names []string) {
	for _, s := range schemes {
		for _, name := range s.headers {
			if name != headerOf {
				names = append(names, http.CanonicalHeaderKey(name))
			}
		}
	}
	return names
}
