package simulator

import "strconv"

func runSendLocation(s *Server, req *request) (any, *failure) {
	m, c, failed := s.outgoing(req)
	if failed != nil {
		return nil, failed
	}
	location := &locationJSON{Latitude: req.number("latitude"), Longitude: req.number("longitude")}
	if failed = location.check(); failed != nil {
		return nil, failed
	}
	m.Location = location
	m.attachment = location.attachment()
	return s.deliver(req, c, m), nil
}

func (l *locationJSON) check() *failure {
	switch {
	case !within(l.Latitude, -90, 90):
		return mistakef("wrong latitude specified")
	case !within(l.Longitude, -180, 180):
		return mistakef("wrong longitude specified")
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
