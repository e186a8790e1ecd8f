// Package queue goes through what waits and through the filter that narrows it.
package queue
