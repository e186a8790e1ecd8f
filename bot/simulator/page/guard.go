package page

import (
	"net"
	"net/http"
	"strings"
)

// policy lets the page load what this server gives and nothing else; no script and
// no style stands in the page itself.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; " +
	"connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

// guard keeps other pages from using this one through the same browser.
func guard(next http.Handler) http.Handler {
	// A page of another origin can't POST; a name that was made to point here can't
	// even read.
	sameOrigin := http.NewCrossOriginProtection().Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !ownHost(r.Host) {
			http.Error(w, "open the page by its address", http.StatusForbidden)
			return
		}
		header := w.Header()
		header.Set("Content-Security-Policy", policy)
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("Cross-Origin-Resource-Policy", "same-origin")
		sameOrigin.ServeHTTP(w, r)
	})
}

// ownHost reports an address or localhost: only names can be made to point
// somewhere else.
func ownHost(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	return name == "localhost" || net.ParseIP(strings.Trim(name, "[]")) != nil
}
