package page

import (
	"net"
	"net/http"
	"strings"
)

// policy lets the page load from this server only. There are no inline scripts and
// styles.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; " +
	"connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

// guard protects the page against other sites in the same browser.
func guard(next http.Handler) http.Handler {
	// Another origin can't POST. A domain name that was made to point here (DNS
	// rebinding) can't even read.
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

// ownHost reports whether the host is an IP address or localhost: only other names can
// be made to point here.
func ownHost(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	return name == "localhost" || net.ParseIP(strings.Trim(name, "[]")) != nil
}
