// Package history shows the audit log of a proposal.
package history
