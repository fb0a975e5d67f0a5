package operators

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// String lists the settings in a few words, for reports.
func (o MaskOptions) String() string {
	var list []string
	if o.BIN {
		list = append(list, "the BIN")
	}
	if s := o.Shown.String(); s != "" {
		list = append(list, s)
	}
	for _, n := range slices.Sorted(maps.Keys(o.ByLength)) {
		list = append(list, fmt.Sprintf("of %d %s", n, o.ByLength[n]))
	}
	if o.KeepDomain {
		list = append(list, "the domain")
	}
	if o.EveryLength {
		list = append(list, "at every length")
	}
	return strings.Join(append(list, boxSettings(o.Box)...), ", ")
}

// String says how many are shown.
func (s Shown) String() string {
	switch {
	case s.First > 0 && s.Last > 0:
		return fmt.Sprintf("first %d, last %d", s.First, s.Last)
	case s.First > 0:
		return fmt.Sprintf("first %d", s.First)
	case s.Last > 0:
		return fmt.Sprintf("last %d", s.Last)
	}
	return ""
}

func boxSetting(box string) string { return strings.Join(boxSettings(box), "") }

func boxSettings(box string) []string {
	if box == "" || box == DefaultBox {
		return nil
	}
	return []string{"as " + box}
}
