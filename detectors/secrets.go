package detectors

import "github.com/redactd/redactd/redact"

// Secrets returns the rows for what opens doors: passwords, tokens, keys.
//
// All are distinctive by their name or their prefix, so every row stands alone.
func Secrets() []redact.Detector {
	rows := append(keys(), tokens()...)
	for i := range rows {
		rows[i].Alone = true
	}
	return rows
}

// keys returns the rows that are found by a name or a marker in front of the secret.
func keys() []redact.Detector {
	return []redact.Detector{{
		Name: "password", Entity: "PASSWORD", Prior: 1,
		About: "the value assigned to a name for passwords, in any notation; not masks, " +
			"variables, expressions or sentences",
		Example: "password=hunter2",
		Trigger: redact.Key(passwordNames...), Before: 64, After: 1024,
		Match: matchPassword, Carry: &redact.Carry{Next: secretNext},
	}, {
		Name: "secret", Entity: "PASSWORD", Prior: 1,
		About:   "the value assigned to a name for tokens and keys, if it looks random",
		Example: "api_key=9aF3kQ82LmZx71Tb",
		Trigger: redact.Key(secretNames...), Before: 64, After: 1024,
		Match: matchSecret, Carry: &redact.Carry{Next: secretNext},
	}, {
		Name: "aws_secret_key", Entity: "AWS_SECRET_KEY", Prior: 4,
		About:   "AWS secret access key: 40 characters behind its name",
		Example: "aws_secret_access_key=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
		Trigger: redact.Key("secret_access_key", "secretaccesskey", "aws_secret_key", "aws_secret"),
		Before:  48, After: 128,
		Match: matchAWSSecret,
	}, sessionCookie(), slackWebhook(), {
		Name: "jwt", Entity: "JWT", Prior: 12,
		About:   "JSON web token, signed or encrypted: a header that names its algorithm, and a dot",
		Example: "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.c2ln",
		Trigger: redact.Prefix(10, "eyJ", "eyAi", "ewog", "ew0K"), Before: 1, After: jwtHeaderMax,
		Match: matchJWT, Carry: &redact.Carry{Next: jwtNext},
	}, {
		Name: "private_key", Entity: "PRIVATE_KEY", Prior: 12,
		About: "private key in PEM or armor, from its opening to its closing marker, also within " +
			"JSON, YAML, quotes or tags",
		Example: "-----BEGIN PRIVATE KEY-----",
		Trigger: redact.Dashes(), Before: 1, After: 96,
		Match: matchPEM, Carry: &redact.Carry{Next: pemNext},
	}, {
		Name: "putty_private_key", Entity: "PRIVATE_KEY", Prior: 12,
		About:   "the private part of a PuTTY key file",
		Example: "Private-Lines: 8",
		Trigger: redact.Prefix(13, "Private-Lines"), Before: 1, After: 32,
		Match: matchPuTTY, Carry: &redact.Carry{Next: pemNext},
	}}
}

// tokens returns the rows of tokens that their issuers gave a prefix.
func tokens() []redact.Detector {
	return []redact.Detector{
		token("aws_access_key", "AWS_ACCESS_KEY", "AWS access key id",
			"AKIAIOSFODNN7EXAMPLE", tokenForm{
				prefixes: []string{"AKIA", "ASIA", "ABIA", "ACCA"}, min: 16, max: 16, set: base32Set,
			}),
		token("github_token", "GITHUB_TOKEN", "GitHub token, CRC-32 in its last six characters",
			"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", tokenForm{
				prefixes: []string{"ghp_", "gho_", "ghu_", "ghs_", "ghr_"}, min: 36, max: 251,
				set: alnumUnder, check: crcBase62, soft: true,
			}),
		token("github_pat", "GITHUB_TOKEN", "GitHub fine-grained token",
			"github_pat_11AAAAAAA0q3bYt8vQ2xLd_4fS9kP1mWz7RcE6hJ5nUgT0aXiVbOyCrKsLpDqFeGtHwZuBvNjMxI",
			tokenForm{prefixes: []string{"github_pat_"}, min: 60, max: 244, set: alnumUnder}),
		token("gitlab_token", "GITLAB_TOKEN", "GitLab access, deploy, runner or job token",
			"glpat-x7Zk2mQ9sT4vB8nL3cRy", tokenForm{
				prefixes: []string{"glpat-", "gldt-", "glrt-", "glcbt-", "glptt-", "glft-", "glsoat-",
					"gloas-", "glagent-", "glimt-"},
				min: 20, max: 300, set: base64URL,
			}),
		token("stripe_key", "STRIPE_API_KEY", "Stripe secret or restricted key, live or test, or "+
			"the secret of a webhook; not the publishable key, which is public",
			"sk_test_4eC39HqLyjWDarjtT1zdp7dc", tokenForm{
				prefixes: []string{"sk_live_", "sk_test_", "rk_live_", "rk_test_", "whsec_"},
				min:      24, max: 247, set: alnumOnly,
			}),
		token("slack_token", "SLACK_TOKEN", "Slack bot, user, app, refresh or configuration token",
			"xoxb-123456789012-1234567890123-4mT0uJbq7ZrXc9LsVw2EkYdP", tokenForm{
				prefixes: []string{"xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxe-", "xoxo-", "xapp-"},
				min:      20, max: 250, set: slackLetter, check: slackToken,
			}),
		token("google_api_key", "GCP_API_KEY", "Google API key",
			"AIzaSyD4f9Kq2Lm8Zx3Vb7Nc1Wt6Rp0Ya5Hj-Ue", tokenForm{
				prefixes: []string{"AIza"}, min: 35, max: 35, set: base64URL,
			}),
		token("google_client_secret", "OAUTH_CLIENT_SECRET", "Google OAuth client secret",
			"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", tokenForm{
				prefixes: []string{"GOCSPX-"}, min: 28, max: 28, set: base64URL,
			}),
		token("npm_token", "NPM_TOKEN", "npm token, CRC-32 in its last six characters",
			"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", tokenForm{
				prefixes: []string{"npm_"}, min: 36, max: 36, set: alnumOnly, check: crcBase62, soft: true,
			}),
		token("openai_key", "OPENAI_API_KEY", "OpenAI key",
			"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", tokenForm{
				prefixes: []string{"sk-"}, min: 40, max: 250, set: base64URL, check: openAIKey,
			}),
		token("anthropic_key", "ANTHROPIC_API_KEY", "Anthropic key",
			"sk-ant-api03-Zk4mQ9sT2vB8nL3cRyX7pW1jH6dF5gA0uEoIqNxVzYtSrKbMwClJhDfGiUaPeOvTyRnBqXsZcAA",
			tokenForm{prefixes: []string{"sk-ant-"}, min: 40, max: 250, set: base64URL}),
	}
}

// token makes the row of a vendor's token.
func token(name string, entity redact.Entity, about, example string, f tokenForm) redact.Detector {
	return redact.Detector{
		Name: name, Entity: entity, About: about, Example: example, Prior: 10,
		Trigger: redact.Prefix(max(8, f.min+len(shortest(f.prefixes))), f.prefixes...),
		Before:  1, After: f.max + 16,
		Match: matchToken(f),
	}
}

// shortest returns the shortest of the strings.
func shortest(list []string) string {
	best := list[0]
	for _, s := range list {
		if len(s) < len(best) {
			best = s
		}
	}
	return best
}
