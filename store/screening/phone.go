package screening

import "strings"

// hasPhone reports whether the groups have a telephone number.
func hasPhone(groups []digitGroup) bool {
	for i := range groups {
		for number := range candidateNumbers(groups[i:]) {
			if isPhone(number) {
				return true
			}
		}
	}
	return false
}

// isPhone accepts numbers of Kazakhstan with +7, 8 or nothing before the code, those of
// Russia, hotlines (8 800), and any with a plus sign. It rejects prices, years and sums
// in groups of three.
func isPhone(groups []digitGroup) bool {
	digits := joinDigits(groups)
	if groups[0].plus {
		// The plan of the world's numbers (ITU-T E.164) has up to 15 digits; with the
		// country's code, those in use here have 11 to 13.
		return len(digits) >= 11 && len(digits) <= 13 && !strings.HasPrefix(digits, "0")
	}
	if inThousands(groups) || hasShortGroup(groups) {
		return false
	}
	switch len(digits) {
	case 11:
		return hasAnyPrefix(digits, "87", "77", "89", "79", "8800")
	case 10:
		return hasAnyPrefix(digits, "70", "747", "75", "76", "77")
	}
	return false
}

func hasAnyPrefix(digits string, prefixes ...string) bool {
	for _, prefix := range prefixes {
		if strings.HasPrefix(digits, prefix) {
			return true
		}
	}
	return false
}

// inThousands reports whether a number is written like a sum: 77 000 000 000.
func inThousands(groups []digitGroup) bool {
	for _, g := range groups[1:] {
		if len(g.digits) != 3 {
			return false
		}
	}
	return len(groups) > 2
}

// hasShortGroup reports whether a group after the first is too short for a part of a
// telephone number. Two amounts of money with a dash between them,
// 5 000 - 7 000, have such groups.
func hasShortGroup(groups []digitGroup) bool {
	for _, g := range groups[1:] {
		if len(g.digits) < 2 {
			return true
		}
	}
	return false
}
