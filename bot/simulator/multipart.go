package simulator

import (
	"errors"
	"io"
	"mime/multipart"
)

// addMultipart reads a form: parts with a file name are uploads.
func (req *request) addMultipart(body io.Reader, boundary string) *failure {
	req.uploads = map[string]*upload{}
	reader := multipart.NewReader(body, boundary)
	total := 0
	for {
		part, err := reader.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return mistakef("can't parse the multipart body")
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return mistakef("can't read the multipart body")
		}
		if total += len(data); total > maxBody {
			return errTooLarge
		}
		if part.FileName() == "" {
			req.add(part.FormName(), string(data))
			continue
		}
		if req.uploads[part.FormName()] != nil {
			req.twice = part.FormName()
		}
		req.uploads[part.FormName()] = &upload{name: part.FileName(), data: data}
	}
}
