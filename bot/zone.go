package bot

import (
	"fmt"
	"time"
)

// LoadZone loads a time zone and makes sure that its data is new enough: since
// 1 March 2024 all of Kazakhstan is five hours ahead of UTC, and a machine's own
// zone data, which Go prefers to the embedded copy, may be older than that.
func LoadZone(name string) (*time.Location, error) {
	if name == "Asia/Astana" {
		name = "Asia/Almaty" // the zone database knows no Astana
	}
	zone, err := time.LoadLocation(name)
	if err != nil || name == "" || name == "Local" {
		return nil, fmt.Errorf("--timezone is %q: give a zone such as Asia/Almaty", name)
	}
	const fiveHours = 5 * 60 * 60
	_, offset := time.Date(2024, time.March, 2, 12, 0, 0, 0, time.UTC).In(zone).Zone()
	if (name == "Asia/Almaty" || name == "Asia/Qostanay") && offset != fiveHours {
		return nil, fmt.Errorf("this machine's time zone data is from before March 2024, %s is UTC+5 since then: update the tzdata package, or set ZONEINFO to newer data", name)
	}
	return zone, nil
}
