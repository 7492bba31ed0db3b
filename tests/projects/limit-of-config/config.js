module.exports = {
  limits: {
    body: '50gb',
    requestsPerMinute: 60,
  },
};
