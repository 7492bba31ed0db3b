exports.id = value => {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError('no id');
  return number;
};

exports.day = value => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) throw new RangeError('no day');
  return String(value);
};
