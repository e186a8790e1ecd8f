// Package alerts tells the staff by itself what waits and what is late, and lets them
// pause that.
package alerts
