package simulator

import "strconv"

func runSendLocation(s *Server, req *request) (any, *failure) {
	m, c, failed := s.outgoing(req)
	if failed != nil {
		return nil, failed
	}
	location := &locationJSON{
		Latitude: req.number("latitude"), Longitude: req.number("longitude"),
		Accuracy: req.number("horizontal_accuracy"), LivePeriod: req.integer("live_period"),
		Heading: req.integer("heading"), Proximity: req.integer("proximity_alert_radius"),
	}
	if failed = location.check(); failed != nil {
		return nil, failed
	}
	m.Location = location
	m.attachment = location.attachment()
	return s.deliver(req, c, m), nil
}

func (l *locationJSON) check() *failure {
	const forever = 0x7fffffff
	switch {
	case !within(l.Latitude, -90, 90):
		return mistakef("wrong latitude specified")
	case !within(l.Longitude, -180, 180):
		return mistakef("wrong longitude specified")
	case !within(l.Accuracy, 0, 1500):
		return mistakef("horizontal_accuracy must be between 0 and 1500")
	case l.LivePeriod != 0 && l.LivePeriod != forever && (l.LivePeriod < 60 || l.LivePeriod > 86400):
		return mistakef("wrong live location period specified")
	case l.Heading < 0 || l.Heading > 360:
		return mistakef("wrong live location heading specified")
	case l.Proximity < 0 || l.Proximity > 100000:
		return mistakef("wrong live location proximity alert radius specified")
	}
	return nil
}

func (l *locationJSON) attachment() Attachment {
	return Attachment{Kind: "location", Latitude: l.Latitude, Longitude: l.Longitude}
}

// within is false for NaN too.
func within(value, low, high float64) bool { return value >= low && value <= high }

func (req *request) number(name string) float64 {
	value, _ := strconv.ParseFloat(req.params[name], 64)
	return value
}
