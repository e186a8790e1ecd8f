// Package coordinator is what a coordinator gets: the digest, asked for with a
// command or sent every week.
//
// What a digest is made of is read once ([loadDigestData]) and then cut to the scope of
// each reader, so that a digest for many readers costs one reading.
package report
