// Package groups links staff groups and keeps the one message in each up to date.
package groups
