package detectors

// toolTokens returns the rows of what people write, talk and plan with, and of what sends their mail.
func toolTokens() []token {
	return []token{
		tok("slack_token", "SLACK_TOKEN", "Slack bot, user, app, refresh or configuration token",
			"xoxe.xoxp-|xoxe.xoxb-|xoxb-|xoxp-|xoxa-|xoxr-|xoxs-|xoxe-|xoxo-|xapp- 20-250h", "G T N").
			only(slackToken, "xoxb-0123456789-0123456789-ABCDEFGHIJKLMNOPQRSTUVWX"),
		tok("discord_bot_token", "DISCORD_BOT_TOKEN", "Discord bot token: its number in base64, a time and a signature",
			"MT|Mj|Mz|ND|NT|Nj|Nz|OD|OT 1k 20-26w . 6w . 27-38w", "T D"),
		tok("discord_webhook", "DISCORD_WEBHOOK", "Discord webhook, from its number on", "api/webhooks/ 17-20d / 60-72w", "T S"),
		tok("telegram_bot_token", "TELEGRAM_BOT_TOKEN", "Telegram bot token", "<8-12d :AA 33w", "T S D"),
		tok("teams_webhook", "MICROSOFT_TEAMS_WEBHOOK", "Microsoft Teams webhook, from its group on",
			"webhookb2/ uuid @ uuid /IncomingWebhook/ 32x / uuid", "G"),
		tok("twilio_key", "TWILIO_API_KEY", "Twilio API key or account number", "SK|AC 32x", "G T D"),
		tok("sendgrid_key", "SENDGRID_API_KEY", "SendGrid API key", "SG. 20-24w . 39-50w", "T N D"),
		tok("mailgun_key", "MAILGUN_API_KEY", "Mailgun API key", "key- 32x", "G T"),
		tok("brevo_key", "BREVO_KEY", "Brevo API or SMTP key", "xkeysib-|xsmtpsib- 64x - 16a", "G, P for SMTP"),
		tok("resend_key", "RESEND_API_KEY", "Resend API key", "re_ 8a _ 20-28a", "P"),
		tok("ubidots_token", "UBIDOTS_TOKEN", "Ubidots token", "BBFF- 30a", "T K"),
		tok("hubspot_token", "HUBSPOT_TOKEN", "HubSpot private app token", "pat-na1-|pat-na2-|pat-eu1-|pat-eu2-|pat-ap1- uuid", "T P"),
		tok("airtable_token", "AIRTABLE_TOKEN", "Airtable personal access token", "pat 14a . 64x", "G T"),
		tok("notion_token", "NOTION_TOKEN", "Notion integration token", "ntn_ 11d 35a or secret_ 43a", "G T"),
		tok("figma_token", "FIGMA_TOKEN", "Figma personal, plan or OAuth token", "figd_|figo_|figor_|figoh_|figu_|figur_|figuh_ 40w or figp_ 40-54s", "T K"),
		tok("contentful_token", "CONTENTFUL_TOKEN", "Contentful management token", "CFPAT- 43w", "T K"),
		tok("typeform_token", "TYPEFORM_TOKEN", "Typeform personal access token", "tfp_ 40-60w", "G T"),
		tok("clickup_token", "CLICKUP_TOKEN", "ClickUp personal token", "pk_ 7-9d _ 32u", "T K"),
		tok("readme_key", "README_KEY", "ReadMe API key", "rdme_ 70l", "G T"),
		tok("frameio_token", "FRAMEIO_TOKEN", "Frame.io API token", "fio-u- 64w", "G T"),
		tok("adobe_secret", "ADOBE_CLIENT_SECRET", "Adobe OAuth client secret", "p8e- 32w", "N"),
		tok("adafruit_key", "ADAFRUIT_IO_KEY", "Adafruit IO key", "aio_ 28a", "T N"),
		tok("mapbox_token", "MAPBOX_TOKEN", "Mapbox secret or temporary token", "sk.eyJ|tk.eyJ 30-240w . 20-30w", "T N"),
		tok("facebook_token", "FACEBOOK_TOKEN", "Facebook, Instagram or WhatsApp access token", "EAA 87+b", "G N").
			only(noBase64, "EAA0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQR"),
		tok("twitter_bearer_token", "TWITTER_BEARER_TOKEN", "Twitter bearer token", "AAAAAAAAAAAAAAAAAAAAA 60-140%", "G"),
		tok("twitch_stream_key", "TWITCH_STREAM_KEY", "Twitch stream key", "live_ 8-12d _ 30-36a", "N"),
		tok("dropbox_token", "DROPBOX_TOKEN", "Dropbox short-lived access token", "sl.|sl.u. 130+w", "T N"),
		tok("salesforce_token", "SALESFORCE_TOKEN", "Salesforce access token", "00D 12-15a ! 90-120e", "N"),
		tok("klaviyo_key", "KLAVIYO_KEY", "Klaviyo private key", "pk_ 34x or pk_ 6a _ 34x", "T"),
		tok("pubnub_key", "PUBNUB_KEY", "PubNub publish, subscribe or secret key", "pub-c-|sub-c- uuid or sec-c- 48b", "T K, P for sec-c-"),
		tok("okta_token", "OKTA_TOKEN", "Okta API token", "00 40w", "T N").near("okta*", "ssws"),
		tok("reset_link", "RESET_LINK", "what a link has that resets a password or confirms an address",
			"password/reset/|reset-password/|password-reset/|reset_password/|verify-email/|confirm-email/ 20-200a", "P").
			only(hasDigit, "password/reset/0123456789abcdef0123456789abcdef"),
		tok("telnyx_key", "TELNYX_API_KEY", "Telnyx API key", "KEY 55w", "T K").near("telnyx"),
	}
}
