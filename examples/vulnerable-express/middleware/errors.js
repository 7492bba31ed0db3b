// https://www.postgresql.org/docs/current/errcodes-appendix.html
const DATA_EXCEPTIONS = '22';
const UNIQUE_VIOLATION = '23505';

function statusOf(error) {
  if (error.code === UNIQUE_VIOLATION) return 409;
  if (error.code?.startsWith(DATA_EXCEPTIONS)) return 400;
  return error.status ?? 500;
}

function handleErrors(error, req, res, next) {
  if (res.headersSent) {
    next(error);
    return;
  }
  const status = statusOf(error);
  if (status === 500) console.error(error);
  res.status(status).json({ error: status === 500 ? 'Something went wrong' : error.message });
}

module.exports = { handleErrors };
