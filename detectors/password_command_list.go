package detectors

// A command takes a password in an option, or where read finds it; piped looks before the name.
type command struct {
	names   []string
	options []option
	read    func(b []byte, args []arg) arg
	piped   func(before []byte) arg
}

// commands are those that people run by hand and paste. Long options such as --password are found everywhere.
var commands = []command{
	{names: []string{"mysql", "mysqldump", "mysqladmin", "mysqlimport", "mysqlcheck", "mysqlsh", "mariadb", "mariadb-dump", "mariadb-admin", "mytop"},
		options: []option{{flag: "-p", glued: true, only: true}}},
	{names: []string{"curl"}, options: []option{
		{flag: "-u", glued: true, behind: ':'}, {flag: "--user", behind: ':'},
		{flag: "-U", glued: true, behind: ':'}, {flag: "--proxy-user", behind: ':'},
	}},
	{names: []string{" -u", " --user"}, read: continued},
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
	{names: []string{"aws configure set"}, read: awsSet},
	{names: []string{"key 7"}, read: hiddenBySeven},
	{names: []string{"convertto-securestring"}, read: secureString},
	{names: []string{"jdbc:oracle:thin:", "jdbc:oracle:oci:"}, read: oracleLogin},
	{names: []string{"wifi:s:", "wifi:t:"}, read: wifiCode},
	{names: []string{"| sudo -s", "| kinit", "--password-stdin", "passwd --stdin"}, piped: func(b []byte) arg { return echoed(b, 0) }},
	{names: []string{"| chpasswd", "| sudo chpasswd"}, piped: func(b []byte) arg { return echoed(b, ':') }},
	{names: []string{"requirepass", "masterauth"}, read: typed},
	// Routers and switches write a digit for how the password is hidden, and 7 and 0 hide nothing.
	{names: []string{"enable secret", "enable password", "secret 0", "secret 5", "secret 8", "secret 9", "password 0", "password 7", "isakmp key", "wpa-psk ascii", "snmp-server community"},
		read: ciscoSecret},
}
