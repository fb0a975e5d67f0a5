package server

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// adHocEntity is what the engine calls the entity of the i-th recognizer.
func adHocEntity(i int) redact.Entity { return redact.Entity("AD_HOC_" + strconv.Itoa(i)) }

// recognizerOf returns which recognizer an entity is of, if it is of one.
func recognizerOf(list []recognizer, e redact.Entity) (i int, ok bool) {
	n, ok := strings.CutPrefix(string(e), "AD_HOC_")
	i, err := strconv.Atoi(n)
	return i, ok && err == nil && i < len(list)
}

// entityName is what the client calls an entity.
func entityName(list []recognizer, e redact.Entity) string {
	if i, ok := recognizerOf(list, e); ok {
		return list[i].Entity
	}
	return string(e)
}

// adHocName is the name of the detector for the j-th pattern of the i-th recognizer. Its list comes behind its
// patterns.
func adHocName(i, j int) string { return fmt.Sprintf("ad_hoc_%d_%d", i, j) }

// rowsOf returns what finds what recognizers do.
func rowsOf(list []recognizer) (rows []redact.Detector, err error) {
	for i, r := range list {
		for j, rule := range r.rules() {
			rule.Name, rule.Entity, rule.Words = adHocName(i, j), adHocEntity(i), r.Words
			if rule.Score == 0 {
				continue // Presidio drops what has no score at all
			}
			rule.Score = max(leastScore, min(rule.Score, 1-leastScore))
			row, err := rule.Detector()
			if err != nil {
				return nil, problem(wrongPolicy, "ad_hoc_recognizers: "+strings.TrimPrefix(err.Error(), "policy: "))
			}
			rows = append(rows, row)
		}
	}
	return rows, nil
}

// leastScore is the score of 20 bits against.
const leastScore = 1.0 / (1 << 20)

// rules are the patterns of a recognizer, and its list if it has one.
func (r *recognizer) rules() (rules []policy.Rule) {
	for _, p := range r.Patterns {
		rules = append(rules, policy.Rule{Pattern: r.Flags + p.Regex, Score: p.Score, About: "a pattern of the request"})
	}
	if len(r.List) > 0 {
		cased := !strings.Contains(r.Flags, "i")
		rules = append(rules, policy.Rule{List: r.List, Cased: cased, Score: r.Score, About: "a list of the request"})
	}
	return rules
}

// addRows adds the rows to a policy, or to that of one of its cases. Whatever they find is reported, as Presidio has no
// threshold unless a request names one.
func addRows(p *redact.Policy, rows []redact.Detector) {
	p.Detectors = append(slices.Clip(p.Detectors), rows...)
	if p.Thresholds = maps.Clone(p.Thresholds); p.Thresholds == nil {
		p.Thresholds = map[redact.Entity]float64{}
	}
	for _, row := range rows {
		p.Thresholds[row.Entity] = leastScore / 2
	}
	if len(p.Only) > 0 {
		for _, row := range rows {
			p.Only = append(slices.Clip(p.Only), row.Entity)
		}
	}
}
