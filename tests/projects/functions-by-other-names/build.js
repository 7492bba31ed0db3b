exports.build = async by => 'SELECT * FROM t ORDER BY ' + by;
