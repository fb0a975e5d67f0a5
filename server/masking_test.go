package server

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestMaskingsAreUsedAgain sends texts of all sizes at the same time, and wants each masked as the same text by itself.
func TestMaskingsAreUsedAgain(t *testing.T) {
	s, _ := newServer(t, Config{})
	for i := range 8 {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			for round := range 40 {
				mine := fmt.Sprintf("sender %d %d: ", i, round)
				list := []string{mine, mine + clearText, strings.Repeat(mine+clearText+"\n", round), mine + "é " + clearText}
				checkTexts(t, s, list[(i+round)%4:])
			}
		})
	}
}

func checkTexts(t *testing.T, s *Server, list []string) {
	t.Helper()
	body, err := json.Marshal(map[string]any{"texts": list})
	require.NoError(t, err)
	status, answer := post(t, s, "/v1/redact", jsonText, string(body))
	require.Equal(t, 200, status, answer)
	var got struct{ Results []maskedText }
	require.NoError(t, json.Unmarshal([]byte(answer), &got))
	require.Len(t, got.Results, len(list))
	for i, one := range got.Results {
		require.Equal(t, strings.ReplaceAll(list[i], clearText, hiddenText), one.Text)
		require.Len(t, one.Findings, 2*strings.Count(list[i], clearText))
		checkPlaces(t, list[i], one)
	}
}
