package client

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strconv"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"usynys/store"
)

// sendFiles uploads the files of a message, one of them or an album, with the text as
// their caption. It streams them, so that large files take no memory.
func (c *Client) sendFiles(ctx context.Context, chat store.ChatID, message store.Message, plain bool) (int64, error) {
	files := message.Files
	parameters := params{"chat_id": chatID(chat)}
	method, fields := "sendMediaGroup", make([]string, len(files))
	if len(files) == 1 {
		way := uploadOf(files[0])
		method, fields[0] = way.method, way.parameter
		if message.Text != "" {
			addText(parameters, "caption", message.Text, plain)
		}
		addKeyboard(parameters, message.Keyboard)
	} else {
		for i := range fields {
			fields[i] = "file" + strconv.Itoa(i)
		}
		parameters["media"] = album(message, fields, plain)
	}
	uploads, done, err := c.openUploads(method, files, fields)
	defer done()
	if err != nil {
		c.observer.Called(method, err)
		return 0, err
	}
	raw, err := c.do(ctx, uploadLimit, method, &ctxDoer{transport: c.calls}, func(api *tgbotapi.BotAPI) (*tgbotapi.APIResponse, error) {
		return api.UploadFiles(method, parameters, uploads)
	})
	if len(files) == 1 {
		return sentID(method, raw, err)
	}
	sent, err := result[[]struct {
		ID int64 `json:"message_id"`
	}](method, raw, err)
	if err != nil || len(sent) == 0 {
		return 0, err
	}
	return sent[len(sent)-1].ID, nil
}

// uploadOf returns the method and the parameter with which a file is uploaded.
func uploadOf(file store.File) struct{ method, parameter string } {
	if file.Kind == store.AttachmentPhoto {
		return attachments[store.AttachmentPhoto]
	}
	return attachments[store.AttachmentDocument]
}

// album returns the parameter media of sendMediaGroup. The caption of its first file is
// shown as that of the album.
func album(message store.Message, fields []string, plain bool) string {
	media := make([]params, len(fields))
	for i, file := range message.Files {
		media[i] = params{"type": uploadOf(file).parameter, "media": "attach://" + fields[i]}
	}
	if message.Text != "" {
		addText(media[0], "caption", message.Text, plain)
	}
	return toJSON(media)
}

// openUploads opens files for the fields of a form. done closes them, also after an
// error.
func (c *Client) openUploads(method string, files []store.File, fields []string) (uploads []tgbotapi.RequestFile, done func(), err error) {
	var opened []fs.File
	done = func() {
		for _, file := range opened {
			_ = file.Close()
		}
	}
	for i, file := range files {
		content, err := c.open(file)
		if err != nil {
			return nil, done, unusable(method, err)
		}
		opened = append(opened, content)
		uploads = append(uploads, tgbotapi.RequestFile{Name: fields[i], Data: tgbotapi.FileReader{Name: file.Name, Reader: readerOnly{content}}})
	}
	return uploads, done, nil
}

// readerOnly hides Close: the library closes a file that it could read to its end, and
// no other.
type readerOnly struct{ content fs.File }

func (r readerOnly) Read(p []byte) (int, error) { return r.content.Read(p) }

func (c *Client) open(file store.File) (fs.File, error) {
	if c.files == nil {
		return nil, fs.ErrNotExist
	}
	return c.files.Open(file.Kept)
}

// unusable returns the error of a file that can't be opened. What is neither missing nor
// wrongly named may be readable later. The name of the file stays out of it.
func unusable(method string, err error) *Error {
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrInvalid):
		return &Error{Class: FileUnusable, Method: method, cause: errors.New("the file is missing in the data folder")}
	}
	if inSystem, ok := errors.AsType[*fs.PathError](err); ok {
		err = inSystem.Err
	}
	return &Error{Class: Temporary, Method: method, cause: fmt.Errorf("open the file to send: %w", err)}
}
