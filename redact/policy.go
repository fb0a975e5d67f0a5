package redact

import "cmp"

// A Policy says what to look for and what to do with it. The zero Policy finds nothing.
type Policy struct {
	// Name identifies the policy in reports.
	Name string
	// ID tells this policy from all others, for audits: its name and a hash of all that it says.
	ID string
	// Detectors are the rows of the catalogue that are looked for, in any order.
	Detectors []Detector
	// Rivals are the harmless explanations that candidates of digits have to beat.
	Rivals []Rival
	// Operators says what to do with an entity; Default is for entities that it does not name, and New fails if there is
	// none for one of them. An entity that the policy keeps is found and reported but stays as it is.
	Operators map[Entity]Operator
	Default   Operator
	// MinScore is the probability from which a candidate is reported, in (0, 1); 0 means 0.5.
	// Thresholds overrides it per entity.
	MinScore   float64
	Thresholds map[Entity]float64
	// Only, where not empty, and Skip narrow the entities that are reported.
	Only, Skip []Entity
	// Countries are ISO 3166-1 alpha-2 codes. Where there are any, only detectors of these regions
	// and of no region are looked for, and a named region counts as evidence.
	Countries []string
	// Locale is that of the texts, where it is not said for each: see Redactor.Locale.
	Locale string
	// Allow are values that are never reported, compared after folding and without regard to ASCII
	// case. AllowFunc, where set, is asked as well.
	Allow     []string
	AllowFunc func(value []byte) bool
	// Deny are literal strings that are always reported, as entity DENY_LIST, wherever they stand.
	// Each at most 256 bytes, together at most 2,000.
	Deny []string
	// Cases are other policies for some of the texts, at most 16. The first one that holds for a text is its policy.
	Cases []Case
}

// OperatorOf returns what is done with an entity.
func (p *Policy) OperatorOf(e Entity) Operator {
	if op, ok := p.Operators[e]; ok {
		return op
	}
	return p.Default
}

// ThresholdOf returns the probability from which an entity is reported.
func (p *Policy) ThresholdOf(e Entity) float64 {
	if t, ok := p.Thresholds[e]; ok {
		return t
	}
	return cmp.Or(p.MinScore, DefaultMinScore)
}

// DefaultMinScore is what a MinScore of 0 stands for: as likely as not.
const DefaultMinScore = 0.5

// DenyList is the entity of what a policy's deny list finds.
const DenyList Entity = "DENY_LIST"
