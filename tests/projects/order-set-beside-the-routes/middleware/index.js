module.exports = { ...require('./listing'), tenant: require('./tenant') };
