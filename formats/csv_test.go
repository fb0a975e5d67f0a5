package formats_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/formats"
	"github.com/redactd/redactd/redact"
)

var asCSV = formats.Options{Format: "csv"}

func TestCSV(t *testing.T) {
	r := defaults(t)
	for _, c := range [][2]string{
		{"", ""}, {"\n\r\n", "\n\r\n"}, {",,\n,", ",,\n,"},
		{"id,ssn\n1,536224321\n2,\"536224321\"\r\n3,", "id,ssn\n1,[US_SSN]\n2,\"[US_SSN]\"\r\n3,"},
		{"id;ssn\n1;536224321", "id;ssn\n1;[US_SSN]"},
		{"id\tssn\n1\t536224321", "id\tssn\n1\t[US_SSN]"},
		{"\ufeff\nid|\"ssn\"\n1|536224321", "\ufeff\nid|\"ssn\"\n1|[US_SSN]"},
		{"sep=;\nid;ssn\n1;536224321", "sep=;\nid;ssn\n1;[US_SSN]"},
		{"jo@example.com,1\n4111 1111 1111 1111,x\n", "[EMAIL_ADDRESS],1\n4111 11▇▇ ▇▇▇▇ 1111,x\n"},
		{"id,note\n1,\"said \"\"password=hunter2\"\",\nor jo@example.com\"", "id,note\n1,\"said \"\"password=[PASSWORD]\"\",\nor [EMAIL_ADDRESS]\""},
		{"id,password\n1,\"a\"\"b,c\"\n2,it's 5\" wide\n", "id,password\n1,\"[PASSWORD]\"\n2,[PASSWORD]\n"},
		{"id,city,ssn\n5,Paris, France,536903399\n6,536903399\n", "id,city,ssn\n5,Paris, France,[US_SSN]\n6,[US_SSN]\n"},
		{"ssn,cvv\n536903399,123,x\n", "ssn,cvv\n[US_SSN],▇▇▇,x\n"},
		{"id,a@b.example\nPassword,hunter2\n", "id,[EMAIL_ADDRESS]\nPassword,[PASSWORD]\n"},
		{"id,a@b.example\nPassword,Email\nhunter2,x\n", "id,[EMAIL_ADDRESS]\nPassword,Email\n[PASSWORD],x\n"},
		{"sep=;\nPassword;Nick\nhunter2;x\n", "sep=;\nPassword;Nick\n[PASSWORD];x\n"},
		{"Name,Anna Smith\nCVV,,123\nCVV:,\" : \",123,\nCVV,,123,1\nCVV,123\n", "Name,Anna Smith\nCVV,,▇▇▇\nCVV:,\" : \",▇▇▇,\nCVV,,123,1\nCVV,123\n"},
		{"1,2\nx,\nCVV,123\n[PASSWORD],x1\n", "1,2\nx,\nCVV,▇▇▇\n[PASSWORD],x1\n"},
		{"a,ssn\n1\r,536224321\r", "a,ssn\n1\r,[US_SSN]\r"},
		{"a,ssn\r1,536224321\r\r2,536224321", "a,ssn\r1,[US_SSN]\r\r2,[US_SSN]"},
		{"a b,ssn\r1,536224321\r2|2|2|2,\"5362\r24321\"", "a b,ssn\r1,[US_SSN]\r2|2|2|2,\"5362\r24321\""},
		{"a;ssn\r1;\"-----BEGIN PRIVATE KEY-----\rMIIBVAIBADANBgkqhkiG9w0BAQEFAASCAT4wggE6AgEAAkEAq7BFUpkGp3+LQmlQ\r-----END PRIVATE KEY-----\"\r2;536224321",
			"a;ssn\r1;\"[PRIVATE_KEY]\"\r2;[US_SSN]"},
		{"id,ssn\n1,536224321\n\nid,name,cvv\n1,Ann,123\n", "id,ssn\n1,[US_SSN]\n\nid,name,cvv\n1,Ann,▇▇▇\n"},
		{"# exported\nid|ssn\n1|536224321\n", "# exported\nid|ssn\n1|[US_SSN]\n"},
		{"a,key,ssn\n1,-----BEGIN PRIVATE KEY-----\nMIIBVAIBADANBgkqhkiG9w0BAQEFAASCAT4wggE6AgEAAkEAq7BFUpkGp3+LQmlQ\n" +
			"-----END PRIVATE KEY-----,536903399\n2,none,219099998", "a,key,ssn\n1,[PRIVATE_KEY],[US_SSN]\n2,none,[US_SSN]"},
		{"Users of 2026,,\n,,\nid,name,ssn\n1,Ann,536224321\n", "Users of 2026,,\n,,\nid,name,ssn\n1,Ann,[US_SSN]\n"},
		{"All users,2026\n1,2\nid,ssn\n1,536224321\n", "All users,2026\n1,2\nid,ssn\n1,[US_SSN]\n"},
		{"# users, all\n# of 2026\n\nid,ssn\n1,536224321\n", "# users, all\n# of 2026\n\nid,ssn\n1,[US_SSN]\n"},
		{",ssn\n0,536224321\nname,cvv\n1,123\n", ",ssn\n0,[US_SSN]\nname,cvv\n1,123\n"},
		{strings.Repeat("1,2\n", 20) + "id,ssn\n1,536224321\n", strings.Repeat("1,2\n", 20) + "id,ssn\n1,536224321\n"},
		{"name,value\ncvv,123\nssn,536224321\ncolor,123\n", "name,value\ncvv,▇▇▇\nssn,[US_SSN]\ncolor,123\n"},
		{"content;x;key\n\"a \"\"b\";1;\"password\"\nc;1;color", "content;x;key\n\"[PASSWORD]\";1;\"password\"\nc;1;color"},
		{"\xff,ssn\n\xff,536224321\n", "\xff,ssn\n\xff,536224321\n"},
	} {
		require.Equal(t, c[1], masked(t, r, asCSV, c[0]))
	}
}

func TestTSV(t *testing.T) {
	doc := "a,b,c\tssn\n1,2,3\t536224321\n"
	require.Equal(t, "a,b,c\tssn\n1,2,3\t[US_SSN]\n", masked(t, defaults(t), formats.Options{Format: "tsv", Header: "yes"}, doc))
}

func TestCSVHeader(t *testing.T) {
	r := defaults(t)
	doc := "ssn\n536224321\n"
	require.Equal(t, "ssn\n[US_SSN]\n", masked(t, r, asCSV, doc))
	require.Equal(t, doc, masked(t, r, formats.Options{Format: "csv", Header: "no"}, doc))
	doc = "ssn=?\n536224321\n"
	require.Equal(t, doc, masked(t, r, asCSV, doc))
	require.Equal(t, "ssn=?\n[US_SSN]\n", masked(t, r, formats.Options{Format: "csv", Header: "yes"}, doc))
	_, err := formats.NewWriter(nil, r, formats.Options{Header: "maybe"})
	require.ErrorContains(t, err, "auto, yes or no")
}

func TestCSVRefuses(t *testing.T) {
	r := defaults(t)
	for doc, at := range map[string]int64{"a,b\n\"secret\"x,1": 12, "a,b\n\"secret": 11, "a\n\"b\" ,c": 5} {
		out, _, err := mask(r, asCSV, []byte(doc))
		var e *formats.Error
		require.ErrorAs(t, err, &e, doc)
		require.Equal(t, at, e.Offset, doc)
		require.NotContains(t, err.Error()+strings.TrimSuffix(string(out), `"secret`), "secret")
		require.NoError(t, promises(r, asCSV, []byte(doc)))
	}
}

func TestCSVFindings(t *testing.T) {
	doc := "mail,ssn\n\"x \"\"jo@example.com\"\"\",536224321\n"
	_, found, err := mask(defaults(t), asCSV, []byte(doc))
	require.NoError(t, err)
	require.Len(t, found, 2)
	require.Equal(t, "/1/mail", found[0].Path)
	require.Equal(t, "jo@example.com", doc[found[0].Start:found[0].End])
	require.Equal(t, "/1/ssn", found[1].Path)
	_, found, err = mask(defaults(t), asCSV, []byte("1,jo@example.com"))
	require.NoError(t, err)
	require.Equal(t, "/0/1", found[0].Path)
}

func TestCSVFields(t *testing.T) {
	o := formats.Options{Format: "csv", Fields: []string{"mail"}}
	doc := "mail,note\njo@example.com,jo@example.com\n"
	require.Equal(t, "mail,note\n[EMAIL_ADDRESS],jo@example.com\n", masked(t, defaults(t), o, doc))
}

// TestCSVOperators writes what would end a cell.
func TestCSVOperators(t *testing.T) {
	r, err := redact.New(says("\"a,\nb"))
	require.NoError(t, err)
	out, _, err := mask(r, asCSV, []byte("id,mail\n1,jo@example.com\n2,\"to jo@example.com\"\n"))
	require.NoError(t, err)
	require.Equal(t, "id,mail\n1,\"\"\"a,\nb\"\n2,\"to \"\"a,\nb\"\n", string(out))
	rows, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
	require.NoError(t, err)
	require.Equal(t, [][]string{{"id", "mail"}, {"1", "\"a,\nb"}, {"2", "to \"a,\nb"}}, rows)
}

// TestCSVOpensQuotes writes what would be an opening quote.
func TestCSVOpensQuotes(t *testing.T) {
	r, err := redact.New(says("\"a"))
	require.NoError(t, err)
	out, _, err := mask(r, asCSV, []byte("1,jo@example.com\n"))
	require.NoError(t, err)
	require.Equal(t, "1,\"\"\"a\"\n", string(out))
}

// TestCSVLong streams cells and keeps records that are longer than what waits.
func TestCSVLong(t *testing.T) {
	r := defaults(t)
	part := `mail jo@example.com, ""password=hunter2"" ` + "\n"
	doc := "id,note,ssn\n1,\"" + strings.Repeat(part, 2000) + "\",536224321\n" +
		strings.Repeat("jo@example.com,", 5000) + "2\n3,jo@example.com " + strings.Repeat("x", 70000) + ",536224321\n" +
		"4," + strings.Repeat("x,", 40000) + "536224321\n"
	want := "id,note,ssn\n1,\"" + strings.Repeat(`mail [EMAIL_ADDRESS], ""password=[PASSWORD]"" `+"\n", 2000) + "\",[US_SSN]\n" +
		strings.Repeat("[EMAIL_ADDRESS],", 5000) + "2\n3,[EMAIL_ADDRESS] " + strings.Repeat("x", 70000) + ",[US_SSN]\n" +
		"4," + strings.Repeat("x,", 40000) + "536224321\n" // so long a record is read from its beginning alone
	whole, found, err := mask(r, asCSV, []byte(doc))
	require.NoError(t, err)
	require.Equal(t, want, string(whole))
	for _, size := range []int{1, 7, 4096, 64 << 10} {
		var cuts []int
		for at := size; at < len(doc); at += size {
			cuts = append(cuts, at)
		}
		require.NoError(t, same(r, asCSV, []byte(doc), whole, found, nil, cuts...))
	}
}
