package method

import (
	"usynys/bot/simulator/botapi"
	"usynys/bot/simulator/call"
	"usynys/bot/simulator/markup"
	"usynys/bot/simulator/messenger"
)

var sendMethods = []*Method{
	{
		Name: "sendMessage",
		Parameters: join(destination, delivery, replyMarkup, call.Parameters{
			call.Required("text", call.String), call.Optional("parse_mode", call.String),
			call.NotSimulated("entities", call.Entities), call.Optional("link_preview_options", call.LinkPreview),
		}),
		run: sendMessage,
	},
	{
		Name: "sendLocation",
		Parameters: join(destination, delivery, replyMarkup, call.Parameters{
			call.Required("latitude", call.Float), call.Required("longitude", call.Float),
			call.NotSimulated("horizontal_accuracy", call.Float), call.NotSimulated("live_period", call.Integer),
			call.NotSimulated("heading", call.Integer), call.NotSimulated("proximity_alert_radius", call.Integer),
		}),
		run: sendLocation,
	},
}

func sendMessage(s *messenger.State, req *call.Request) (any, *botapi.Error) {
	c, m, err := newMessage(s, req)
	if err != nil {
		return nil, err
	}
	if err := setText(s, req, m); err != nil {
		return nil, err
	}
	return send(s, req, c, m), nil
}

func sendLocation(s *messenger.State, req *call.Request) (any, *botapi.Error) {
	c, m, err := newMessage(s, req)
	if err != nil {
		return nil, err
	}
	location := botapi.Location{Latitude: req.Float("latitude"), Longitude: req.Float("longitude")}
	switch {
	case !within(location.Latitude, -90, 90):
		return nil, botapi.Violationf("wrong latitude specified")
	case !within(location.Longitude, -180, 180):
		return nil, botapi.Violationf("wrong longitude specified")
	}
	m.AttachLocation(location)
	return send(s, req, c, m), nil
}

// within returns false for NaN too.
func within(value, low, high float64) bool { return value >= low && value <= high }

// newMessage makes a message of the bot from the shared parameters.
func newMessage(s *messenger.State, req *call.Request) (*messenger.Chat, *messenger.Message, *botapi.Error) {
	c, err := s.Target(req.Chat(), messenger.ToWrite)
	if err != nil {
		return nil, nil, err
	}
	m := &messenger.Message{FromBot: true, Silent: req.Bool("disable_notification")}
	if c.Info.Type == botapi.Channel {
		m.SenderChat = &c.Info
	} else {
		bot := s.Bot()
		m.From = &bot
	}
	m.Protected = req.Bool("protect_content")
	m.Keyboard, err = inlineKeyboard(req)
	return c, m, err
}

func send(s *messenger.State, req *call.Request, c *messenger.Chat, m *messenger.Message) *botapi.Message {
	s.Send(c, m)
	if req.MessageID == 0 {
		req.MessageID = m.ID
	}
	return &m.Message
}

// setText puts the text of the call into a message.
func setText(s *messenger.State, req *call.Request, m *messenger.Message) *botapi.Error {
	text, err := markup.Parse(req.Params["text"], req.Params["parse_mode"], s.User)
	switch {
	case err != nil:
		return err
	case text.IsBlank():
		return botapi.Violationf("message text is empty")
	case text.Length() > markup.MaxText:
		return botapi.Violationf("message is too long")
	}
	m.Text, m.Entities, m.Source = text.Text, text.Entities, text.Source
	m.Preview, err = linkPreview(req)
	return err
}

func linkPreview(req *call.Request) (*botapi.LinkPreview, *botapi.Error) {
	if req.Params["link_preview_options"] == "" {
		return nil, nil
	}
	options := &botapi.LinkPreview{}
	err := req.Decode("link_preview_options", options)
	if *options == (botapi.LinkPreview{}) {
		options = nil
	}
	return options, err
}
