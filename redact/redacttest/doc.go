// Package redacttest checks detectors: that a row of a catalogue finds what its marked file marks
// and nothing else, and that the promises of package redact hold on the way.
//
// The whole test of a catalogue:
//
//	for _, d := range rows {
//		for _, c := range redacttest.Detector(t, d, "testdata/"+d.Name+".txt") {
//			redacttest.Run(t, redactor, c)
//		}
//	}
//
// It needs nothing but the standard testing package.
package redacttest
