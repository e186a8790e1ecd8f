package screening

// hasPersonalNumber reports whether the groups have an individual identification number
// or the number of a bank card.
func hasPersonalNumber(groups []digitGroup) bool {
	for i := range groups {
		for number := range candidateNumbers(groups[i:]) {
			switch digits := joinDigits(number); {
			case hasLengths(number, 12), hasLengths(number, 6, 6), hasLengths(number, 4, 4, 4):
				if isIIN(digits) {
					return true
				}
			case hasLengths(number, 16), hasLengths(number, 4, 4, 4, 4):
				if passesLuhn(digits) {
					return true
				}
			}
		}
	}
	return false
}

// isIIN reports whether twelve digits may be an individual identification number:
// they begin with a day of birth, or their check digit is right. The number of a
// firm (БСН / БИН) has its kind, 4 to 6, where the day would be, and is public.
func isIIN(digits string) bool {
	month, day := parseTwoDigits(digits[2:]), parseTwoDigits(digits[4:])
	born := month >= 1 && month <= 12 && day >= 1 && day <= 31 && digits[6] <= '6'
	firm := digits[4] >= '4' && digits[4] <= '6'
	return born || !firm && iinCheckDigit(digits) == int(digits[11]-'0')
}

func parseTwoDigits(digits string) int { return int(digits[0]-'0')*10 + int(digits[1]-'0') }

// iinCheckDigit returns the last digit that twelve digits must have, by the rule of the
// law on national registers of identification numbers; 10 if there can be none.
func iinCheckDigit(digits string) int {
	sum := func(shift int) int {
		total := 0
		for i := range 11 {
			total += int(digits[i]-'0') * ((i+shift)%11 + 1)
		}
		return total % 11
	}
	if first := sum(0); first < 10 {
		return first
	}
	return sum(2)
}

// passesLuhn reports whether the check digit of a card is right (ISO/IEC 7812-1).
func passesLuhn(digits string) bool {
	sum := 0
	for i := range len(digits) {
		digit := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			if digit *= 2; digit > 9 {
				digit -= 9
			}
		}
		sum += digit
	}
	return sum%10 == 0
}
