const secret = process.env.JWT_SECRET;
const algorithms = ['HS256', 'none'];

module.exports = { secret, algorithms };
