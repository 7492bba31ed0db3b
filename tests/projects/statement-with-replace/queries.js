exports.QUERIES = Object.freeze({
  flight: 'SELECT * FROM flights WHERE number = ?',
  flightsFrom: "SELECT number, departs FROM flights WHERE origin = '{airport}' ORDER BY departs",
  flightsOfDay: 'SELECT number, departs FROM flights WHERE day = {day} ORDER BY departs',
});
