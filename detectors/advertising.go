package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// advertisingID finds the identifier that advertisers know a telephone by. Apple and Google make them as UUIDs.
func advertisingID() redact.Detector {
	return redact.Detector{
		Name: "advertising_id", Entity: "ADVERTISING_ID", Prior: bitsGlued, Alone: true,
		About:   "advertising identifier of a device: a UUID behind its name, such as idfa= or \"advertisingId\":",
		Example: "idfa=6D92078A-8246-4BA4-AE5B-76104861E7DC",
		Trigger: redact.Key(
			"idfa", "idfv", "gaid", "aaid", "adid", "ad_id", "ifa", "rdid", "advertising_id", "advertisingid", "advertising_identifier", "advertiser_id",
			"google_advertising_id", "googleadvertisingid", "apple_ad_id",
		),
		Before: 32, After: 64,
		Match: matchAdvertisingID,
	}
}

// matchAdvertisingID takes a UUID behind the sign, but for the one of zeros that stands for none.
func matchAdvertisingID(t redact.Text, found []redact.Match) []redact.Match {
	at := valueAt(t.B, t.At)
	end := at + uuidLength
	if end > len(t.B) || isAlnum(t.Byte(end)) || !isUUID(t.B[at:end]) {
		return found
	}
	if bytes.HasPrefix(t.B[at:], []byte("00000000-0000-0000")) {
		return found
	}
	return append(found, redact.Match{Start: at, End: end, NoWords: true})
}
