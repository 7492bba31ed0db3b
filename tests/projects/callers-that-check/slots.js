// Callers of other files decide what a parameter may hold: where all of them check, nothing is reported.
const db = require('./db');

exports.ofLane = (lane, day) => db.prepare(`SELECT * FROM slots WHERE lane = ${lane} AND day = '${day}'`).all();

exports.ofGuest = guest => db.prepare(`SELECT * FROM slots WHERE guest = '${guest}'`).all(); // expect: no-raw-sql-interpolation

exports.ofClub = club => db.prepare(`SELECT * FROM slots WHERE club = '${club}'`).all(); // expect: no-raw-sql-interpolation

exports.ofNobody = trainer => db.prepare(`SELECT * FROM slots WHERE trainer = '${trainer}'`).all(); // expect: no-raw-sql-interpolation

exports.ofHall = hall => exports.inHall(hall);
exports.inHall = hall => db.prepare(`SELECT * FROM slots WHERE hall = '${hall}'`).all(); // expect: no-raw-sql-interpolation

exports.ofCoach = coach => db.prepare(`SELECT * FROM slots WHERE coach = '${coach}'`).all(); // expect: no-raw-sql-interpolation
