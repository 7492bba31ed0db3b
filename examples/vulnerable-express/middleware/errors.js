const INVALID_TEXT_REPRESENTATION = '22P02';
const UNIQUE_VIOLATION = '23505';

function statusOf(error) {
  if (error.code === INVALID_TEXT_REPRESENTATION) return 400;
  if (error.code === UNIQUE_VIOLATION) return 409;
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
