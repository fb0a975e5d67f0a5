package formats_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/formats"
	"github.com/redactd/redactd/redact"
)

var (
	asXML  = formats.Options{Format: "xml"}
	asHTML = formats.Options{Format: "html"}
)

func TestHTML(t *testing.T) {
	r := defaults(t)
	for _, c := range [][2]string{
		{"", ""}, {"<", "<"}, {"a < b <3 </ > <!x> <? y", "a < b <3 </ > <!x> <? y"}, {"<a", "<a"}, {"<a b=c d='e", "<a b=c d='e"},
		{"<p>card 4111 <b>1111</b> 1111 1111</p>", "<p>card 4111 <b>11▇▇</b> ▇▇▇▇ 1111</p>"},
		{"<p>4111<i class=x>1111</i><!-- x -->1111&#49;<b>111</b>", "<p>4111<i class=x>11▇▇</i><!-- x -->▇▇▇▇&#49;<b>111</b>"},
		{"<tr><td>4111</td><td>1111</td><td>1111</td><td>1111", "<tr><td>4111</td><td>11▇▇</td><td>▇▇▇▇</td><td>1111"},
		{"<p>4111&nbsp1111 111&#49 111&#x31", "<p>4111&nbsp11▇▇ ▇▇▇▇ 111&#x31"},
		{"<td>12345678</td><td>4111111111111111</td>", "<td>12345678</td><td>411111▇▇▇▇▇▇1111</td>"},
		{"<p>12345678<br>4111111111111111<hr>", "<p>12345678<br>411111▇▇▇▇▇▇1111<hr>"},
		{"<span>12</span><span>4111111111111111</span>", "<span>12</span><span>411111▇▇▇▇▇▇1111</span>"},
		{"<b>7</b><i>4111 1111 1&#49;11 1111</i><b>99</b>", "<b>7</b><i>4111 11▇▇ ▇▇▇▇ 1111</i><b>99</b>"},
		{"<b>SSN</b><i>536224321</i><u>8</u>", "<b>SSN</b><i>[US_SSN]</i><u>8</u>"},
		{"<input name=cvv type=text label=Security value=123><input type=password value=a1b2>", "<input name=cvv type=text label=Security value=▇▇▇><input type=password value=[PASSWORD]>"},
		{"<dt>SSN</dt>\n<dd>536-22-4321</dd>", "<dt>SSN</dt>\n<dd>[US_SSN]</dd>"},
		{"<p>jo<b>@example</b>.com, jo&#64;ex&#x61;mple.com &lt;", "<p>[EMAIL_ADDRESS]<b></b>, [EMAIL_ADDRESS] &lt;"},
		{"Anna <jo@example.com> <Card: 4111 1111 1111 1111><my password: hunter>", "Anna <[EMAIL_ADDRESS]> <Card: 4111 11▇▇ ▇▇▇▇ 1111><my password: [PASSWORD]>"},
		{"<a href='mailto:jo@example.com' title=\"4111&nbsp;1111 1111 1111\">x</a>", "<a href='mailto:[EMAIL_ADDRESS]' title=\"4111&nbsp;11▇▇ ▇▇▇▇ 1111\">x</a>"},
		{"<input name=ssn value=536224321><INPUT NAME='password' VALUE='hunter2'>", "<input name=ssn value=[US_SSN]><INPUT NAME='password' VALUE='[PASSWORD]'>"},
		{"<script>var a = '<b>jo@example.com</b>';</SCRIPT><!-- jo@example.com -->", "<script>var a = '<b>[EMAIL_ADDRESS]</b>';</SCRIPT><!-- [EMAIL_ADDRESS] -->"},
		{"<input id=x1 name=ssn type=text value=536224321><input name=ssn id=x1 value=536224321>", "<input id=x1 name=ssn type=text value=[US_SSN]><input name=ssn id=x1 value=[US_SSN]>"},
		{"<input value=x1 name=password><input value='123' id=a aria-label='CVV'><input value=x1 name=a>",
			"<input value=[PASSWORD] name=password><input value='▇▇▇' id=a aria-label='CVV'><input value=x1 name=a>"},
		{"<input value = x1 name = 'password'>", "<input value = [PASSWORD] name = 'password'>"},
		{"<INPUT/value='x1'/name='password'/>", "<INPUT/value='[PASSWORD]'/name='password'/>"},
		{"<input value=x1 = name=password><input = '>' a=x1>", "<input value=[PASSWORD] = name=password><input = '>' a=x1>"},
		{"<input value='x1' b", "<input value='x1' b"},
		{"<input id=x1 value=a1b2 name=password>", "<input id=x1 value=[PASSWORD] name=password>"},
		{"<tr><td>Password<td>hunter2", "<tr><td>Password<td>[PASSWORD]"},
		{"<tr><td> <b>Pass</b>word: <td>hun<b>ter2</b></tr><tr><td>a<td>hunter2", "<tr><td> <b>Pass</b>word: <td>[PASSWORD]<b>[PASSWORD]</b></tr><tr><td>a<td>hunter2"},
		{"<tr><td>Password</td><td>Age</td><td>x</td></tr>", "<tr><td>Password</td><td>Age</td><td>x</td></tr>"},
		{"<tr><th>Password</th><th>Age</th></tr></table><p>a</p><tr><th>CVV</th><td>x</td><td>123</td></tr>", "<tr><th>Password</th><th>Age</th></tr></table><p>a</p><tr><th>CVV</th><td>x</td><td>▇▇▇</td></tr>"},
		{"<dl><dt>Password<dd>hunter2<dt>a<dd>hunter2</dl>", "<dl><dt>Password<dd>[PASSWORD]<dt>a<dd>hunter2</dl>"},
		{"<label for=a>Password</label><input id=a value=x1><input id=b value=x1>", "<label for=a>Password</label><input id=a value=[PASSWORD]><input id=b value=x1>"},
		{"<label>Password <textarea>x1</textarea></label><textarea name=cvv>123</textarea>", "<label>Password <textarea>[PASSWORD]</textarea></label><textarea name=cvv>▇▇▇</textarea>"},
		{"<table><tr><td>Password</td><td>Email</td></tr><tr><td>hunter2</td><td>a@b.example</td></tr></table>",
			"<table><tr><td>Password</td><td>Email</td></tr><tr><td>[PASSWORD]</td><td>[EMAIL_ADDRESS]</td></tr></table>"},
		{"<tr><td>Password</td><td>Age</td></tr></table><tr><td>Password</td><td>hunter</td></tr><tr><td>CVV</td><td>123</td></tr>",
			"<tr><td>Password</td><td>[PASSWORD]</td></tr></table><tr><td>Password</td><td>[PASSWORD]</td></tr><tr><td>[PASSWORD]</td><td>▇▇▇</td></tr>"},
		{"<tr><td>Password</td><td>Token</td></tr><tr><td>CVV</td><td>123</td></tr>", "<tr><td>Password</td><td>[PASSWORD]</td></tr><tr><td>[PASSWORD]</td><td>▇▇▇</td></tr>"},
		{"<tr><th>a</th><th>Password</th></tr><tr><td>b</td><td>x1</td></tr><tr><td>c</td><td>x2</td></tr></table>",
			"<tr><th>a</th><th>Password</th></tr><tr><td>b</td><td>[PASSWORD]</td></tr><tr><td>c</td><td>[PASSWORD]</td></tr></table>"},
		{"<tr><th>Password</th></tr><tr><td>hunter2</td></tr>", "<tr><th>Password</th></tr><tr><td>[PASSWORD]</td></tr>"},
		{"<tr><th colspan=2>a</th><th>CVV</th></tr><tr><td>b</td><td>c</td><td>123</td></tr>", "<tr><th colspan=2>a</th><th>CVV</th></tr><tr><td>b</td><td>c</td><td>▇▇▇</td></tr>"},
		{"<tr><th colspan=2>CVV</th></tr><tr><td>b</td><td>123</td></tr>", "<tr><th colspan=2>CVV</th></tr><tr><td>b</td><td>123</td></tr>"},
		{"<tr><td>Password<td><td>hunter2<td>", "<tr><td>Password<td><td>[PASSWORD]<td>"},
		{"<tr><td>CVV<td>:<td>123<tr><td>CVV<td>&nbsp;<td>123", "<tr><td>CVV<td>:<td>▇▇▇<tr><td>CVV<td>&nbsp;<td>▇▇▇"},
		{"<tr><td>Password<td><input value=x1><td>lost?</tr>", "<tr><td>Password<td><input value=[PASSWORD]><td>lost?</tr>"},
		{"<tr><td><label>Password</label><td>x1", "<tr><td><label>Password</label><td>[PASSWORD]"},
		{"<tr><th>CVV<td><input value=123>", "<tr><th>CVV<td><input value=▇▇▇>"},
		{"<label for=a>Password</label><p id=b>x1<p><span id=a>x1</span> x1", "<label for=a>Password</label><p id=b>x1<p><span id=a>[PASSWORD]</span> x1"},
		{"<label for=a>Password</label><label for=a>Age</label><b id=a>x1</b>", "<label for=a>Password</label><label for=a>Age</label><b id=a>x1</b>"},
		{"<input title=x1 value=x1 id=a><span id=b>x1</span><label for=b>Password</label> <label for=a>CVV</label>", "<input title=x1 value=x1 id=a><span id=b>[PASSWORD]</span><label for=b>Password</label> <label for=a>CVV</label>"},
		{"<input title=123 value=123 id=a><label for=a>CVV</label>", "<input title=123 value=▇▇▇ id=a><label for=a>CVV</label>"},
		{"<textarea id=a>x1</textarea><label for=a>Password</label>", "<textarea id=a>[PASSWORD]</textarea><label for=a>Password</label>"},
		{"<b id=l>Password</b><input aria-labelledby='x l' value=x1><output aria-labelledby=l>x1</output>", "<b id=l>Password</b><input aria-labelledby='x l' value=[PASSWORD]><output aria-labelledby=l>[PASSWORD]</output>"},
		{"<input value=x1 aria-labelledby=l><output aria-labelledby=l>x1</output><b id=l>Password</b>", "<input value=[PASSWORD] aria-labelledby=l><output aria-labelledby=l>[PASSWORD]</output><b id=l>Password</b>"},
		{"<h2 id=h>Password</h2><div aria-labelledby=h>hunter2<p>hunter2</p></div>", "<h2 id=h>Password</h2><div aria-labelledby=h>[PASSWORD]<p>hunter2</p></div>"},
		{"<x-a>41</x-a><x-b>11</x-b>111111111<x-c>111</x-c>", "<x-a>41</x-a><x-b>11</x-b>11▇▇▇▇▇▇1<x-c>111</x-c>"},
		{"<x-a>Card</x-a><x-b>4111111111111111</x-b><x-c>12</x-c>", "<x-a>Card</x-a><x-b>411111▇▇▇▇▇▇1111</x-b><x-c>12</x-c>"},
		{"<textarea>jo@example.com <b></textarea><style>a{}</style>jo@example.com", "<textarea>[EMAIL_ADDRESS] <b></textarea><style>a{}</style>[EMAIL_ADDRESS]"},
		{"<!doctype html>\n<title>x</title>", "<!doctype html>\n<title>x</title>"},
	} {
		require.Equal(t, c[1], masked(t, r, asHTML, c[0]))
	}
}

func TestXML(t *testing.T) {
	r := defaults(t)
	for _, c := range [][2]string{
		{"<a/>", "<a/>"}, {"<?xml version='1.0'?>\n<a b = \"1\"\n>x</a >\n<!-- y -->\n", "<?xml version='1.0'?>\n<a b = \"1\"\n>x</a >\n<!-- y -->\n"},
		{"<u><ssn>536224321</ssn><n>536224321</n></u>", "<u><ssn>[US_SSN]</ssn><n>536224321</n></u>"},
		{"<u ssn='536224321'>card 4111 <b>1111</b> 1111 1111</u>", "<u ssn='[US_SSN]'>card 4111 <b>11▇▇</b> ▇▇▇▇ 1111</u>"},
		{"<a><s>536-22-4321</s> <p>4111 <b>1111</b> 1111 1111</p> <c>x</c></a>", "<a><s>[US_SSN]</s> <p>41▇▇ <b>▇▇▇▇</b> ▇▇▇▇ 1111</p> <c>x</c></a>"},
		{"<a><![CDATA[jo@example.com <&]]></a>", "<a><![CDATA[[EMAIL_ADDRESS] <&]]></a>"},
		{"<a><!-- jo@example.com --><?x jo@example.com?></a>", "<a><!-- [EMAIL_ADDRESS] --><?x [EMAIL_ADDRESS]?></a>"},
		{"<a><![CDATA[jo@example.com]>]]></a>", "<a><![CDATA[[EMAIL_ADDRESS]]_]]></a>"},
		{"<a>4111 <![CDATA[1111]]> 1111 1111</a>", "<a>4111 <![CDATA[11▇▇]]> ▇▇▇▇ 1111</a>"},
		{"<a><f name='password'>hunter2</f><f key='ssn' type='x'>536224321</f></a>", "<a><f name='password'>[PASSWORD]</f><f key='ssn' type='x'>[US_SSN]</f></a>"},
		{"<a><add key='password' value='hunter2'/><f Name='cvv' x='1'>123</f></a>", "<a><add key='password' value='[PASSWORD]'/><f Name='cvv' x='1'>▇▇▇</f></a>"},
		{"<a><f name='password'><value>hunter2</value></f><password value='x1'/></a>", "<a><f name='password'><value>[PASSWORD]</value></f><password value='[PASSWORD]'/></a>"},
		{"<a><password><value>hunter2</value></password><color value='red'/></a>", "<a><password><value>[PASSWORD]</value></password><color value='red'/></a>"},
		{"<a>&lt;b&gt;jo&#64;example.com</a>", "<a>&lt;b&gt;[EMAIL_ADDRESS]</a>"},
		{"<a><add value='x1' b='1' key='password'/><add value='x1' b='1'/></a>", "<a><add value='[PASSWORD]' b='1' key='password'/><add value='x1' b='1'/></a>"},
		{"<a><p><name>password</name><value>x1</value></p><p><name>a</name><value>x1</value></p></a>",
			"<a><p><name>password</name><value>[PASSWORD]</value></p><p><name>a</name><value>x1</value></p></a>"},
		{"<a><p><x:value>x1</x:value><x:name> password </x:name></p><p><value>x1</value></p></a>",
			"<a><p><x:value>[PASSWORD]</x:value><x:name> password </x:name></p><p><value>x1</value></p></a>"},
		{"<dict><key>a</key><string>x1</string><key>password</key><string>x2</string><key>b</key><string>x3</string></dict>",
			"<dict><key>a</key><string>x1</string><key>password</key><string>[PASSWORD]</string><key>b</key><string>x3</string></dict>"},
		{"<a><value>x1</value><name>a</name><value>x2</value><name>password</name><value>x3</value><name>b</name></a>",
			"<a><value>x1</value><name>a</name><value>[PASSWORD]</value><name>password</name><value>[PASSWORD]</value><name>b</name></a>"},
		{"<a><key><![CDATA[password]]></key><value><![CDATA[x1]]></value></a>", "<a><key><![CDATA[password]]></key><value><![CDATA[[PASSWORD]]]></value></a>"},
		{"<a><cvv>1<![CDATA[23]]></cvv><n>1<![CDATA[23]]></n></a>", "<a><cvv>▇<![CDATA[▇▇]]></cvv><n>1<![CDATA[23]]></n></a>"},
		{"<a><cvv>\n1<!-- x -->2<?y z?>3\n</cvv><b name='cvv'>1<!-- x -->23</b></a>",
			"<a><cvv>\n▇<!-- x -->▇<?y z?>▇\n</cvv><b name='cvv'>▇<!-- x -->▇▇</b></a>"},
	} {
		require.Equal(t, c[1], masked(t, r, asXML, c[0]))
	}
}

func TestXMLRefuses(t *testing.T) {
	r := defaults(t)
	for _, c := range [][2]string{
		{"", "not whole"}, {"<a>", "not whole"}, {"<a", "not whole"}, {"<a b='", "not whole"}, {"<a><!-- ", "not whole"},
		{"x<a/>", "outside of all"}, {"<a/>x", "outside of all"}, {"<a/><b/>", "second document"}, {"<a></b>", "wrong tag"},
		{"</a>", "wrong tag"}, {"<a \"></a>", "a quote"}, {"<a b></a>", "one name"}, {"<a b=c></a>", "in quotes"}, {"<a b='<'/>", "&lt;"},
		{"<a>1 < 2</a>", "&lt;"}, {"<a b='1'c='2'/>", "a blank"}, {"<a <b/>", "inside of a tag"},
		{"<!DOCTYPE a [<!ENTITY b '4111'>]><a/>", "declarations"}, {"<" + strings.Repeat("a", 2000) + "/>", "longer than 1 KiB"},
		{strings.Repeat("<a>", 513), "deeper than 512"}, {"<c:4111111111111111/>", "has to be masked"},
		{"<a b:4111111111111111='1'/>", "has to be masked"},
	} {
		out, _, err := mask(r, asXML, []byte(c[0]))
		require.ErrorContains(t, err, c[1], c[0])
		require.NotContains(t, err.Error(), "4111")
		require.NotContains(t, string(out), "4111")
		if len(c[0]) < 200 {
			require.NoError(t, cuts(r, asXML, []byte(c[0])))
		}
	}
}

func TestMarkupFindings(t *testing.T) {
	doc := "<a><to>jo@example.com</to><b mail='x jo@example.com'/><c>4111 <i>1111</i> 1111 1111</c></a>"
	_, found, err := mask(defaults(t), asXML, []byte(doc))
	require.NoError(t, err)
	require.Len(t, found, 3)
	require.Equal(t, []string{"/a/to", "/a/b/mail", ""}, []string{found[0].Path, found[1].Path, found[2].Path})
	require.Equal(t, "jo@example.com", doc[found[1].Start:found[1].End])
	require.Equal(t, "4111 <i>1111</i> 1111 1111", doc[found[2].Start:found[2].End])
}

// TestMarkupFindingsInOrder has one inside a tag that another one goes on over.
func TestMarkupFindingsInOrder(t *testing.T) {
	doc := "<p>a@example.com 4111 <b title='b@example.com'>1111</b> 1111 1111 c@example.com"
	_, found, err := mask(defaults(t), asHTML, []byte(doc))
	require.NoError(t, err)
	var list []string
	for _, f := range found {
		list = append(list, doc[f.Start:f.End])
	}
	require.Equal(t, []string{"a@example.com", "4111 <b title='b@example.com'>1111</b> 1111 1111", "b@example.com", "c@example.com"}, list)
}

// TestMarkupOperators writes what would end whatever it stands in.
func TestMarkupOperators(t *testing.T) {
	r, err := redact.New(says("-<&\"'>--]]></script> =-"))
	require.NoError(t, err)
	doc := "<a b=\"jo@example.com\" c='jo@example.com'>jo@example.com<!--jo@example.com--></a>"
	for _, o := range []formats.Options{asHTML, asXML} {
		out, found, err := mask(r, o, []byte(doc))
		require.NoError(t, err)
		require.Len(t, found, 4)
		before, _, err := xmlShape([]byte(doc))
		require.NoError(t, err)
		after, _, err := xmlShape(out)
		require.NoError(t, err, "%s", out)
		require.Equal(t, before, after)
	}
	doc = "<script>jo@example.com</script><a b=jo@example.com jo@example.com><style>jo@example.com</style><!x jo@example.com><b>"
	out, found, err := mask(r, asHTML, []byte(doc))
	require.NoError(t, err)
	require.Len(t, found, 5)
	before, _ := htmlShape([]byte(doc))
	after, _ := htmlShape(out)
	require.Equal(t, len(before), len(after), "%s", out)
}

func TestMarkupFields(t *testing.T) {
	r := defaults(t)
	o := formats.Options{Format: "xml", Fields: []string{"to"}}
	doc := "<a><to>jo@example.com</to>jo@example.com<cc to='jo@example.com' x='jo@example.com'/></a>"
	require.Equal(t, "<a><to>[EMAIL_ADDRESS]</to>jo@example.com<cc to='[EMAIL_ADDRESS]' x='jo@example.com'/></a>", masked(t, r, o, doc))
	o = formats.Options{Format: "html", Fields: []string{"mail"}}
	doc = "<p title='jo@example.com'>jo@example.com<input name=mail value='jo@example.com'>"
	require.Equal(t, "<p title='jo@example.com'>jo@example.com<input name=mail value='[EMAIL_ADDRESS]'>", masked(t, r, o, doc))
}
