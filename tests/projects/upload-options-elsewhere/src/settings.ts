const MEGABYTE = 1024 * 1024;

export const BODY_LIMIT = '200kb';

export const AVATARS = { dest: 'uploads/avatars', limits: { fileSize: 2 * MEGABYTE } };

export const SCANS = { dest: 'uploads/scans', preservePath: false };

export const options = {
  text: { type: 'text/csv', limit: Infinity },
};
