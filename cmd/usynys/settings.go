package main

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"usynys/bot"
	"usynys/locales"
	"usynys/store"
)

// settings are the flags of the commands that work with Telegram and the store. They are
// strings that resolve checks together, so that all faults are reported at once.
type settings struct {
	APIURL string `name:"api-url" env:"TELEGRAM_API_URL" default:"https://api.telegram.org" help:"Bot API server, also a self-hosted one; plain http elsewhere than loopback is warned of."`
	dataFlag
	Admins    string `name:"admins" env:"USYNYS_ADMINS" help:"Telegram user ids that are always administrators, comma-separated."`
	Catalogue string `name:"catalogue" env:"USYNYS_CATALOGUE" help:"TOML file that overrides the embedded catalogue."`
	Timezone  string `name:"timezone" env:"USYNYS_TIMEZONE" default:"Asia/Almaty" help:"Zone for days, weeks and digest hours."`
	SendRate  string `name:"send-rate" env:"USYNYS_SEND_RATE" default:"30" help:"Messages a second in all; 0 = no limit."`
	ChatRate  string `name:"chat-rate" env:"USYNYS_CHAT_RATE" default:"1" help:"Messages a second to one chat, short bursts allowed; 0 = no limit."`
	LogLevel  string `name:"log-level" env:"USYNYS_LOG_LEVEL" default:"info" help:"debug, info, warn or error."`
	LogFormat string `name:"log-format" env:"USYNYS_LOG_FORMAT" help:"text or json; text on a terminal and JSON elsewhere unless given."`
	HTTP      string `name:"http" env:"USYNYS_HTTP" default:"${http}" help:"Address for /healthz, /readyz and /metrics; empty = off. Only run listens there."`
	Pprof     string `name:"pprof" env:"USYNYS_PPROF" help:"Loopback address for the profiles of net/http/pprof; empty = off. Only run listens there."`
}

// dataFlag is the flag of every command that works with the store.
type dataFlag struct {
	Data string `name:"data" env:"USYNYS_DATA" default:"./data" help:"Folder for usynys.db and all that belongs to it, mode 0700."`
}

// configuration is the parsed form of the settings.
type configuration struct {
	token     string
	apiURL    string
	data      string
	admins    []store.PersonID
	catalogue store.Catalogue
	zone      *time.Location
	sendRate  float64
	chatRate  float64
	logLevel  slog.Level
	logFormat string
	http      string
	pprof     string
	warnings  []string
}

// configurationError lists all faults of a configuration.
type configurationError struct{ faults []error }

func (e *configurationError) Error() string {
	var text strings.Builder
	text.WriteString("the configuration has to be mended:")
	for _, fault := range e.faults {
		text.WriteString("\n  - " + strings.ReplaceAll(fault.Error(), "\n", "\n    "))
	}
	return text.String()
}

// resolve parses the settings and the token. It returns what it could parse even when
// there are faults.
func (s settings) resolve() (configuration, error) {
	c := configuration{apiURL: s.APIURL, data: s.Data, logFormat: s.LogFormat, http: s.HTTP, pprof: s.Pprof}
	var faults []error
	note := func(err error) {
		if err != nil {
			faults = append(faults, err)
		}
	}
	var err error
	c.token, err = c.readToken()
	note(err)
	note(c.checkAPIURL())
	if s.Data == "" {
		note(errors.New("--data is empty: name the folder for the store"))
	}
	c.admins, err = parseAdmins(s.Admins)
	note(err)
	c.catalogue, err = locales.Catalogue(s.Catalogue)
	note(err)
	c.warnIfOperatorUnnamed()
	c.zone, err = bot.LoadZone(s.Timezone)
	note(err)
	c.sendRate, err = parseRate("--send-rate", s.SendRate)
	note(err)
	c.chatRate, err = parseRate("--chat-rate", s.ChatRate)
	note(err)
	if c.logLevel.UnmarshalText([]byte(s.LogLevel)) != nil {
		note(fmt.Errorf("--log-level is %q: use debug, info, warn or error", s.LogLevel))
	}
	if !slices.Contains([]string{"", "text", "json"}, s.LogFormat) {
		note(fmt.Errorf("--log-format is %q: use text or json", s.LogFormat))
	}
	note(c.checkHTTP())
	note(c.checkPprof())
	if len(faults) > 0 {
		return c, &configurationError{faults: faults}
	}
	return c, nil
}

// warnIfOperatorUnnamed warns of a catalogue that still has the embedded placeholder for
// the operator of the personal data.
func (c *configuration) warnIfOperatorUnnamed() {
	embedded, err := locales.Catalogue("")
	if err == nil && c.catalogue.Operator.Name == embedded.Operator.Name {
		c.warnings = append(c.warnings, "the catalogue names no operator of the personal data: set [operator] in a file given by --catalogue before real people write")
	}
}

func (c *configuration) checkAPIURL() error {
	base, err := url.Parse(c.apiURL)
	if err != nil || base.Host == "" || base.Scheme != "https" && base.Scheme != "http" {
		return fmt.Errorf("--api-url is %q: give an address such as https://api.telegram.org", c.apiURL)
	}
	ip := net.ParseIP(base.Hostname())
	loopback := base.Hostname() == "localhost" || ip != nil && ip.IsLoopback()
	if base.Scheme == "http" && !loopback {
		c.warnings = append(c.warnings, "--api-url is plain http: the token travels in the open, use https")
	}
	return nil
}

// sharedAccounts are accounts of Telegram that act for many people: anonymous group
// administrators, and channels.
var sharedAccounts = []store.PersonID{1087968824, 136817688, 777000}

func parseAdmins(list string) ([]store.PersonID, error) {
	var admins []store.PersonID
	var faults []error
	for entry := range strings.SplitSeq(list, ",") {
		entry = strings.TrimSpace(entry)
		if entry == "" {
			continue
		}
		id, err := strconv.ParseInt(entry, 10, 64)
		switch {
		case err != nil || id <= 0:
			faults = append(faults, fmt.Errorf("--admins has %q: give user ids, which are positive numbers, separated by commas", entry))
		case slices.Contains(sharedAccounts, store.PersonID(id)):
			faults = append(faults, fmt.Errorf("--admins has %d: this account of Telegram stands for many people, give the person's own id", id))
		default:
			admins = append(admins, store.PersonID(id))
		}
	}
	return admins, errors.Join(faults...)
}

func parseRate(flag, text string) (float64, error) {
	rate, err := strconv.ParseFloat(text, 64)
	if err != nil || !(rate >= 0 && rate <= 10_000) {
		return 0, fmt.Errorf("%s is %q: give a number of messages a second, 0 for no limit", flag, text)
	}
	return rate, nil
}
