package call

import (
	"errors"
	"io"
	"mime/multipart"

	"usynys/bot/simulator/botapi"
)

// addMultipart reads a form; its parts with a file name are uploads.
func (req *Request) addMultipart(body io.Reader, boundary string) *botapi.Error {
	req.uploads = map[string]*Upload{}
	reader := multipart.NewReader(body, boundary)
	total := 0
	for {
		part, err := reader.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return botapi.Violationf("can't parse the multipart body")
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return botapi.Violationf("can't read the multipart body")
		}
		if total += len(data); total > maxBody {
			return botapi.ErrTooLarge
		}
		if part.FileName() == "" {
			req.add(part.FormName(), string(data))
			continue
		}
		if req.uploads[part.FormName()] != nil {
			req.duplicate = part.FormName()
		}
		req.uploads[part.FormName()] = &Upload{Name: part.FileName(), Data: data}
	}
}

// Upload returns the uploaded file in a field of the form and marks it as used; nil
// when there is none.
func (req *Request) Upload(field string) *Upload {
	upload := req.uploads[field]
	if upload != nil {
		upload.used = true
	}
	return upload
}

// FileNames returns the names of the uploaded files by the fields of the form.
func (req *Request) FileNames() map[string]string {
	if len(req.uploads) == 0 {
		return nil
	}
	names := make(map[string]string, len(req.uploads))
	for field, upload := range req.uploads {
		names[field] = upload.Name
	}
	return names
}

// CheckUploads refuses an upload that no parameter refers to. Call it when the
// method has run.
func (req *Request) CheckUploads() *botapi.Error {
	for field, upload := range req.uploads {
		if !upload.used {
			return botapi.Violationf("uploaded file in field %q is not used", field)
		}
	}
	return nil
}
