package checksum

// Date reports whether the day exists in the Gregorian calendar. Years are 1 to 9999.
func Date(year, month, day int) bool {
	return year >= 1 && year <= 9999 && day >= 1 && day <= days(year, month)
}

// days is the number of days in a month, 0 for a month that does not exist.
func days(year, month int) int {
	switch month {
	case 1, 3, 5, 7, 8, 10, 12:
		return 31
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 0
}

// YYMMDD reports whether the six digits at the start of b are a day of some century: 29 February of
// a year 00 counts, because 2000 had one.
func YYMMDD(b []byte) bool {
	if len(b) < 6 {
		return false
	}
	year, month, day := Two(b), Two(b[2:]), Two(b[4:])
	return year >= 0 && Date(2000+year, month, day)
}

// YYYYMMDD reports whether the eight digits at the start of b are a day of the years 1800 to 2199,
// in which the living and the documents about them fall.
func YYYYMMDD(b []byte) bool {
	if len(b) < 8 {
		return false
	}
	century, year := Two(b), Two(b[2:])
	if century < 18 || century > 21 || year < 0 {
		return false
	}
	return Date(century*100+year, Two(b[4:]), Two(b[6:]))
}

// Two is the number that the two digits at the start of b make, -1 if there are not two.
func Two(b []byte) int {
	if len(b) < 2 || b[0] < '0' || b[0] > '9' || b[1] < '0' || b[1] > '9' {
		return -1
	}
	return int(b[0]-'0')*10 + int(b[1]-'0')
}

// DDMMYY reports whether the six digits at the start of b are a day of some century, written from the day on.
func DDMMYY(b []byte) bool {
	if len(b) < 6 {
		return false
	}
	return YYMMDD([]byte{b[4], b[5], b[2], b[3], b[0], b[1]})
}
