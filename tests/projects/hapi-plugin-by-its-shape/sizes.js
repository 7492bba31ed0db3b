const MB = 1024 * 1024;

module.exports = { SCAN: 4096 * MB, NOTE: MB / 4 };
