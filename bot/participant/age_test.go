package participant

import "testing"

func TestAgeTyped(t *testing.T) {
	cases := map[string]string{
		"13": tooYoung, "14": "14-17", "17": "14-17", "18": "18-24", "24": "18-24", "25": "25-29", "29": "25-29",
		"30": "30-35", "35": "30-35", "36": tooOld, " 16 ": "14-17",
		"": "", "0": "", "-5": "", "121": "", "сегіз": "", "17 жас": "",
	}
	for typed, want := range cases {
		if got := ageFromNumber(typed); got != want {
			t.Errorf("%q is taken for %q, want %q", typed, got, want)
		}
	}
}
