// Times in the zone of the demo.

export class Format {
  constructor() { this.zone = 'UTC'; }

  show(at, options) {
    return new Intl.DateTimeFormat('en-GB', { timeZone: this.zone, ...options }).format(at);
  }

  time(at) { return this.show(at, { hour: '2-digit', minute: '2-digit' }); }

  day(at) { return this.show(at, { day: 'numeric', month: 'long' }); }

  moment(at) {
    return this.show(at, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit' });
  }
}
