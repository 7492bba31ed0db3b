module.exports = { ...require('./people'), Tag: require('./tag') };
