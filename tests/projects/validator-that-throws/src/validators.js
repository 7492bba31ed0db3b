const COLUMNS = ['name', 'vintage', 'region'];

export function checkColumn(value) {
  if (!COLUMNS.includes(value)) {
    const error = new Error(`unknown column ${value}`);
    error.status = 400;
    throw error;
  }
}

export function ensureIdentifier(value) {
  if (typeof value !== 'string' || !/^[a-z][a-z0-9_]{0,62}$/.test(value)) {
    throw Object.assign(new Error('not an identifier'), { status: 400, expose: true });
  }
}
