// Texts to begin with. Their numbers are published ones for tests, or of ranges that are kept for documentation and fiction.

/** @type {{name: string, format: string, text: string}[]} */
export const samples = [
  {name: 'Ticket', format: 'text', text: `Hello,

order 88213 was charged twice on my card 4111 1111 1111 1111
(exp 12/27, cvv 123). Refund it to GB33 BUKB 2020 1555 5555 55.

You can reach me on +44 20 7946 0958 or anna.berg@example.com.
I was born on 3 May 1952, if you have to check: SSN 536-90-4399.

The parcel was 1234 5678 9012 3456, version 4.11.1 of your app.
Anna
`},
  {name: 'Chat', format: 'text', text: `[09:14] jo: hi, the deploy fails, can you look?
[09:15] sam: what does it say
[09:15] jo: password=hunter2 is refused, and AKIAIOSFODNN7EXAMPLE has expired
[09:16] sam: don't post that here! call me: +46 8 465 004 05
[09:17] jo: sorry 🙈 my other card is 5555-5555-5555-4444, send the invoice to jo@example.com
[09:18] sam: ticket 4012888888881882 is open
`},
  {name: 'Log', format: 'text', text: `2026-11-24T09:14:02.118Z shop-7f9c INFO  request id=7c1e0f52 route=/checkout bytes=1834
2026-11-24T09:14:02.131Z shop-7f9c DEBUG customer mail=anna@example.com lang=sv-SE
2026-11-24T09:14:02.140Z shop-7f9c DEBUG payment {"card":"4111111111111111","exp":"12/27","cvv":"123"}
2026-11-24T09:14:02.802Z pay-0     INFO  approved amex 378282246310005 amount=149.00 EUR
2026-11-24T09:14:03.015Z shop-7f9c INFO  order 88213 paid, batch 20261124091403, blk_-1608999687919862906
2026-11-24T09:14:05.440Z api-2     ERROR upstream https://svc:hunter2@ledger.example/v1 refused: 401
2026-11-24T09:14:08.332Z edge      INFO  203.0.113.9 - - "GET /health HTTP/1.1" 200 2 rt=0.000411111111111111
`},
  {name: 'JSON', format: 'json', text: `{
  "order": 88213,
  "customer": {"name": "Anna Berg", "email": "anna@example.com", "ssn": 536904399},
  "payment": {"card": 4111111111111111, "cvv": "123", "exp": "12/27"},
  "note": "old card: 5\\u0035\\u0035\\u0035 5555 5555 4444",
  "trace": "4012888888881882",
  "devices": [{"ip": "203.0.113.9", "imei": "490154203237518"}]
}
`},
  {name: 'CSV', format: 'csv', text: `id,name,ssn,card,plan
1,Anna Berg,536-90-4399,4111111111111111,basic
2,"Berg, Jo",536904399,"5555 5555 5555 4444",pro
3,Sam,,378282246310005,4012888888881882
`},
  {name: 'HTML', format: 'html', text: `<p>Card 4111 <b>1111</b> 1111&nbsp;1111, paid by
<a href="mailto:anna@example.com">Anna</a>.</p>
<dl><dt>IBAN</dt><dd>DE89 3704 0044 0532 0130 00</dd><dt>Phone</dt><dd>+44 20 7946 0958</dd></dl>
<img alt="order 88213" data-batch="20261124091403">
`},
];
