// does not parse: the list below lacks its bracket
exports.columns = ['id', 'name';
