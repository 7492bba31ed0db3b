exports.late = 'SELECT * FROM loans WHERE due < now() ORDER BY $1:raw';
