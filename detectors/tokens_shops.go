package detectors

// shopTokens returns the rows of shops, payments and parcels.
func shopTokens() []token {
	return []token{
		tok("stripe_key", "STRIPE_API_KEY", "Stripe secret or restricted key, live or test, or the secret of a webhook; "+
			"not the publishable key, which is public", "sk_live_|sk_test_|rk_live_|rk_test_|whsec_ 24-247a", "G T N"),
		tok("shopify_token", "SHOPIFY_TOKEN", "Shopify access token or shared secret", "shpat_|shpca_|shppa_|shpss_ 32x", "G T N"),
		tok("square_token", "SQUARE_TOKEN", "Square access token or application secret", "sq0atp- 22w or sq0csp- 43w", "T N D"),
		tok("square_production_token", "SQUARE_TOKEN", "Square access token of a seller", "EAAA 60w", "G T").near("square*"),
		tok("plaid_token", "PLAID_TOKEN", "Plaid access token", "access-sandbox-|access-development-|access-production- uuid", "G T"),
		tok("braintree_token", "PAYPAL_BRAINTREE_TOKEN", "Braintree access token",
			"access_token$production$|access_token$sandbox$ 16l $ 32x", "P"),
		tok("razorpay_key", "RAZORPAY_KEY", "Razorpay key", "rzp_live_|rzp_test_ 14a", "T P"),
		tok("flutterwave_key", "FLUTTERWAVE_KEY", "Flutterwave secret or encryption key",
			"FLWSECK-|FLWSECK_TEST- 32l -X or FLWSECK_TEST- 12l", "G T"),
		tok("shippo_token", "SHIPPO_TOKEN", "Shippo API token", "shippo_live_|shippo_test_ 40x", "G T"),
		tok("duffel_token", "DUFFEL_TOKEN", "Duffel API token", "duffel_live_|duffel_test_ 43w", "G"),
		tok("easypost_key", "EASYPOST_KEY", "EasyPost API key", "EZAK|EZTK 54a", "G K"),
		tok("checkout_key", "CHECKOUT_COM_KEY", "Checkout.com secret key", "sk_|sk_test_ uuid or sk_sbox_ 26-28l", "T, P for sk_sbox_"),
		tok("mercadopago_token", "MERCADOPAGO_TOKEN", "Mercado Pago access token",
			"APP_USR- 8-16d - 6d - 32x - 6-12d or TEST- 8-16d - 6d - 32x - 6-12d", "P"),
		tok("lob_key", "LOB_API_KEY", "Lob API key", "live_|test_ 35x", "G T").near("lob"),
		tok("gocardless_token", "GOCARDLESS_TOKEN", "GoCardless access token", "live_ 40-42w", "G T").near("gocardless", "go cardless"),
		tok("adyen_key", "ADYEN_API_KEY", "Adyen API key", "AQE 60+p", "P").near("adyen"),
		tok("flexport_key", "FLEXPORT_KEY", "Flexport API key", "shltm_ 40w", "T K"),
		tok("fleetbase_key", "FLEETBASE_KEY", "Fleetbase API key", "flb_live_ 20a", "T K"),
		tok("pagarme_key", "PAGARME_KEY", "Pagar.me API key", "ak_live_ 30a", "T"),
	}
}
