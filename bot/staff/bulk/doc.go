// Package bulk changes all that the filter lets through, batch by batch.
package bulk
