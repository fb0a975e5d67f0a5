package server

import (
	"maps"
	"slices"

	"github.com/redactd/redactd/internal/asked"
)

// Whatever language these are asked for, the answer is the same: detectors are of all languages.

// recognizers lists the names of the detectors.
func (s *Server) recognizers(x *exchange) (answer, error) {
	m, err := x.masker(wish{})
	if err != nil {
		return answer{}, err
	}
	names := []string{}
	for _, d := range m.policy.Detectors {
		if len(asked.Of(m.policy, d)) > 0 {
			names = append(names, d.Name)
		}
	}
	slices.Sort(names)
	return jsonAnswer(names)
}

// supportedEntities lists what the policy looks for.
func (s *Server) supportedEntities(x *exchange) (answer, error) {
	m, err := x.masker(wish{})
	if err != nil {
		return answer{}, err
	}
	names, _ := asked.Finders(m.policy)
	return jsonAnswer(slices.Sorted(maps.Keys(names)))
}

func (s *Server) anonymizers(*exchange) (answer, error) {
	return jsonAnswer(slices.Sorted(maps.Keys(anonymizers())))
}

func (s *Server) deanonymizers(*exchange) (answer, error) {
	return jsonAnswer(slices.Sorted(maps.Keys(deanonymizers())))
}

// presidioHealth has the text of one of the two services, though both are here.
func (s *Server) presidioHealth(*exchange) (answer, error) {
	return answer{media: plainText, body: []byte("Presidio Analyzer service is up")}, nil
}
