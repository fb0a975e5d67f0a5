package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// slackWebhook finds the secret of a webhook's address: whoever knows it can post to the channel.
// Source: https://docs.slack.dev/tools/java-slack-sdk/guides/incoming-webhooks and, for the parts and their
// lengths, https://github.com/Yelp/detect-secrets/pull/325
func slackWebhook() redact.Detector {
	return redact.Detector{
		Name: "slack_webhook", Entity: "SLACK_WEBHOOK", Prior: 12,
		About:   "Slack webhook: what follows hooks.slack.com/services/, and the same for workflows and triggers",
		Example: "https://hooks.slack.com/services/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",
		Trigger: redact.Prefix(8, "services", "workflows", "triggers"), Before: 24, After: 160,
		Match: matchSlackWebhook,
	}
}

// slackParts is how many parts behind the kind of hook are needed: the team's, the hook's and its secret.
const slackParts = 3

func matchSlackWebhook(t redact.Text, found []redact.Match) []redact.Match {
	before := bytes.TrimRight(t.B[:t.At], "/\\")
	if len(before) == t.At || !endsFold(before, "hooks.slack.com") {
		return found
	}
	i := t.At
	for i < len(t.B) && glued(t.B[i]) {
		i++
	}
	start, parts := 0, 0
	for ; parts < slackParts; parts++ {
		at := i
		for at < len(t.B) && (t.B[at] == '/' || t.B[at] == '\\') && at-i < 3 {
			at++
		}
		to := at
		for to < len(t.B) && hookLetter[t.B[to]] {
			to++
		}
		if at == i || to-at < 6 {
			return found
		}
		if parts == 0 {
			start = at
		}
		i = to
	}
	for i < len(t.B) && (hookLetter[t.B[i]] || t.B[i] == '/') { // triggers have a fourth part
		i++
	}
	return append(found, redact.Match{Start: start, End: i, NoWords: true})
}

var hookLetter = setOf(alnumASCII, "_-")
