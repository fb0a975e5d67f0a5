package detectors

import "bytes"

// A command takes a password in an option, or where read finds it.
type command struct {
	names   []string
	options []option
	read    func(b []byte, args []arg) arg
}

// commands are those that people run by hand and paste. Long options such as --password are found everywhere.
var commands = []command{
	{names: []string{"mysql", "mysqldump", "mysqladmin", "mysqlimport", "mysqlcheck", "mysqlsh", "mariadb", "mariadb-dump", "mariadb-admin", "mytop"},
		options: []option{{flag: "-p", glued: true, only: true}}},
	{names: []string{"curl"}, options: []option{
		{flag: "-u", glued: true, behind: ':'}, {flag: "--user", behind: ':'},
		{flag: "-U", glued: true, behind: ':'}, {flag: "--proxy-user", behind: ':'},
	}},
	{names: []string{"http -a", "https -a", "xh -a"}, read: func(b []byte, args []arg) arg { return nth(b, args, 0, ':') }},
	{names: []string{"sshpass"}, options: []option{{flag: "-p", glued: true}}},
	{names: []string{"redis-cli"}, options: []option{{flag: "-a"}, {flag: "--pass"}}},
	{names: []string{"docker login", "podman login", "buildah login", "skopeo login", "nerdctl login", "oc login", "az login", "cf login", "helm registry login", "faas-cli login"},
		options: []option{{flag: "-p", glued: true}}},
	{names: []string{"wget"}, options: []option{{flag: "--http-password"}, {flag: "--ftp-password"}, {flag: "--proxy-password"}, {flag: "--http-passwd"}}},
	{names: []string{"mongo", "mongosh", "mongodump", "mongorestore", "mongoexport", "mongoimport", "mongostat"},
		options: []option{{flag: "-p", glued: true}}},
	{names: []string{"smbclient", "rpcclient", "smbget", "smbcacls", "nmblookup", "net rpc", "net ads", "wmic"},
		options: []option{{flag: "-U", glued: true, behind: '%'}, {flag: "--user", behind: '%'}}},
	{names: []string{"ldapsearch", "ldapmodify", "ldapadd", "ldapdelete", "ldapwhoami", "ldappasswd", "ldapcompare", "ldapmodrdn"},
		options: []option{{flag: "-w", glued: true}}},
	{names: []string{"unzip", "zip", "sqlcmd", "bcp", "osql", "isql", "tsql", "ipmitool", "zipcloak"}, options: []option{{flag: "-P", glued: true}}},
	{names: []string{"7z a", "7z x", "7z e", "7z u", "7z t", "7z l", "7za a", "7za x", "7za e", "7zz a", "7zz x", "7zr a", "7zr x", "rar a", "rar x", "unrar x", "unrar e"},
		options: []option{{flag: "-p", glued: true, only: true}, {flag: "-hp", glued: true, only: true}}},
	{names: []string{"plink", "pscp", "psftp", "putty"}, options: []option{{flag: "-pw"}}},
	{names: []string{"keytool", "jarsigner", "apksigner"}, options: []option{{flag: "-storepass"}, {flag: "-keypass"}, {flag: "-srcstorepass"}, {flag: "-deststorepass"}}},
	{names: []string{"xfreerdp", "wfreerdp"}, options: []option{{flag: "/p:", glued: true, only: true}}},
	{names: []string{"rdesktop"}, options: []option{{flag: "-p"}}},
	{names: []string{"lftp"}, options: []option{{flag: "-u", behind: ','}}},
	{names: []string{"snmpwalk", "snmpget", "snmpset", "snmpbulkwalk"}, options: []option{{flag: "-A"}, {flag: "-X"}}},
	{names: []string{"psexec"}, options: []option{{flag: "-p"}}},
	{names: []string{"sqlplus", "sqlldr", "expdp", "impdp"}, read: oracleLogin},
	{names: []string{"net use"}, read: netUse},
	{names: []string{"net user"}, read: netUser},
	{names: []string{"rabbitmqctl add_user", "rabbitmqctl change_password"}, read: func(b []byte, args []arg) arg { return nth(b, args, 1, 0) }},
}

// nth returns the argument of that number, or what stands in it behind a sign.
func nth(b []byte, args []arg, n int, behind byte) arg {
	if n >= len(args) {
		return arg{}
	}
	return option{behind: behind}.part(b, args[n])
}

// oracleLogin reads name/password@service.
func oracleLogin(b []byte, args []arg) arg {
	for _, a := range args {
		v := b[a.start:a.end]
		slash, at := bytes.IndexByte(v, '/'), bytes.LastIndexByte(v, '@')
		if slash < 1 || v[0] == '-' || v[0] == '@' || at >= 0 && at < slash {
			continue
		}
		if at > 0 {
			a.end = a.start + at
		}
		a.start += slash + 1
		return a
	}
	return arg{}
}

// netUse reads what stands beside /user:name, behind it or before it.
func netUse(b []byte, args []arg) arg {
	for i, a := range args {
		if !hasFold(b[a.start:a.end], "/user:") && !hasFold(b[a.start:a.end], "/u:") {
			continue
		}
		if i+1 < len(args) && isShareSecret(b, args[i+1]) {
			return args[i+1]
		}
		if i > 0 && isShareSecret(b, args[i-1]) {
			return args[i-1]
		}
	}
	return arg{}
}

// isShareSecret says whether an argument of net use is no switch, drive or share.
func isShareSecret(b []byte, a arg) bool {
	v := b[a.start:a.end]
	return len(v) > 3 && v[0] != '/' && v[0] != '\\' && v[0] != '*'
}

// netUser reads what stands behind the name of a user who is made or changed.
func netUser(b []byte, args []arg) arg {
	if len(args) < 2 || !isShareSecret(b, args[1]) || !looksTyped(b[args[1].start:args[1].end]) {
		return arg{}
	}
	return args[1]
}
