package dialog_test

import (
	"testing"

	"usynys/bot/dialog"
)

func TestParsePress(t *testing.T) {
	cases := map[string]struct {
		data string
		want dialog.Press
		fine bool
	}{
		"whole":             {"accept:12:3", dialog.Press{Action: "accept", Argument: "12", Revision: 3}, true},
		"without argument":  {"back::7", dialog.Press{Action: "back", Revision: 7}, true},
		"empty":             {"", dialog.Press{}, false},
		"no action":         {":1:2", dialog.Press{}, false},
		"too few parts":     {"accept:1", dialog.Press{}, false},
		"too many parts":    {"accept:1:2:3", dialog.Press{}, false},
		"negative revision": {"accept:1:-2", dialog.Press{}, false},
		"huge revision":     {"accept:1:4294967296", dialog.Press{}, false},
		"over 64 bytes":     {"accept:ұұұұұұұұұұұұұұұұұұұұұұұұұұұұұ:1", dialog.Press{}, false},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			got, err := dialog.ParsePress(c.data)
			if got != c.want || (err == nil) != c.fine {
				t.Errorf("got %+v, %v", got, err)
			}
		})
	}
}

// FuzzPress requires that a press survives formatting and parsing, and that no other
// callback data is accepted.
func FuzzPress(f *testing.F) {
	f.Add("accept:12:3")
	f.Add("answer:KZ-10:4294967295")
	f.Add("::")
	f.Fuzz(func(t *testing.T, data string) {
		press, err := dialog.ParsePress(data)
		if err != nil {
			return
		}
		if len(data) > dialog.PressLimit || press.Action == "" || len(press.String()) > len(data) {
			t.Errorf("%q was taken for %+v", data, press)
		}
		again, err := dialog.ParsePress(press.String())
		if err != nil || again != press {
			t.Errorf("%q is %+v, and that is %+v, %v", data, press, again, err)
		}
	})
}
