// Package call reads the calls of a bot and validates their parameters. A call comes
// as a query string, a form, a multipart form or a JSON object; all are read into
// the same Request.
package call
