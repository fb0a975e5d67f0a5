package detectors

import (
	"slices"

	"github.com/redactd/redactd/redact"
)

// Rare rows: numbers of firms that sole traders have too, number plates, and documents of which nothing but a word
// and a shape can be checked. Few policies want them, and they are off unless one names them.

// rareIDs returns the rare rows of all regions.
func rareIDs() []redact.Detector {
	return off(slices.Concat(
		rows(rareNorth), rows(rareBritish), rows(rareWest), rows(rareGerman), rows(rareNordic), rows(rareEast), rows(rareBelarus),
		rows(rareCaucasus), rows(rareAfrica), rows(rareMideast), rows(rareIndia), rows(rareEastAsia),
		rows(rareSoutheast), rows(rarePacific), rows(rareSouth),
		[]redact.Detector{
			usReceipt(), etFAN(), etFIN(), byUNPCyrillic(), deKFZ(), deHandelsregister(), inPlate(), mmNRC(), jpInsured(),
		},
	))
}
