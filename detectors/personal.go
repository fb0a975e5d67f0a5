package detectors

import (
	"slices"

	"github.com/redactd/redactd/redact"
)

// Personal returns the rows of what describes a person without being a number of theirs: dates, ages, places, names of
// accounts, plates and links, and the numbers of hospitals and health plans. Most are off unless a policy names them.
func Personal() []redact.Detector {
	return slices.Concat(
		birthRows(), rows(recordNumbers), []redact.Detector{advertisingID()},
		dateRows(), ageRows(), zipRows(), coordinateRows(), off(rows(planNumbers)), off(rows(postcodes)),
		[]redact.Detector{licensePlate(), username(), webURL()}, streetRows(),
	)
}

// off switches rows off unless a policy names them.
func off(list []redact.Detector) []redact.Detector {
	for i := range list {
		list[i].Off = true
	}
	return list
}
